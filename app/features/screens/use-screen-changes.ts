import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { sessionPaths } from '#app/shared/session-paths.ts'

/** After the server has refused the line, which the browser then does not open again by itself. */
const AGAIN_MS = 3000

/** Loads what the screen shows whenever something has changed, and once after every time the line was gone. */
export function useScreenChanges(token: string) {
  const { revalidate } = useRevalidator()
  const load = useRef(revalidate)
  load.current = revalidate

  useEffect(() => {
    let source: EventSource
    let again: ReturnType<typeof setTimeout> | undefined
    function open(afterAGap: boolean) {
      source = new EventSource(sessionPaths.screenChanges(token))
      let gap = afterAGap
      source.onmessage = () => load.current()
      source.onopen = () => {
        if (gap) load.current()
        gap = true
      }
      source.onerror = () => {
        if (source.readyState !== EventSource.CLOSED) return
        load.current()
        again = setTimeout(() => open(true), AGAIN_MS)
      }
    }
    open(true)
    return () => {
      clearTimeout(again)
      source.close()
    }
  }, [token])
}
