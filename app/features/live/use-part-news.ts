import { useEffect } from 'react'
import { loadSoon } from './use-fresh-page.ts'

/** For a page that shows what parts of a session say in other words: it loads again, some seconds later, when any of them is told. */
export function usePartNews(sessionId: string) {
  useEffect(() => {
    let off = () => {}
    let left = false
    void import('./live-socket.ts').then(({ liveSocket }) => {
      if (left) return
      const socket = liveSocket()
      const heard = (told: { sessionId: string }) => told.sessionId === sessionId && loadSoon(['page'], true)
      socket.on('part', heard)
      off = () => void socket.off('part', heard)
    })
    return () => {
      left = true
      off()
    }
  }, [sessionId])
}
