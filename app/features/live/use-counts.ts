import { useNavigation, useRevalidator } from '@remix-run/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Counts } from '#app/shared/live.ts'

/**
 * The data of a page with the counts in place that have come since it was loaded. What came before a load began is in what it brings, so
 * that a count never goes back; a page that missed some loads again by itself.
 */
export function useCounts<Data>(data: Data, put: (data: Data, counts: Counts) => Data): Data {
  const [counts, setCounts] = useState<Counts>({})
  const [navigation, revalidator] = [useNavigation(), useRevalidator()]
  const busy = navigation.state !== 'idle' || revalidator.state !== 'idle'
  const latest = useRef(counts)
  const known = useRef(counts)
  latest.current = counts

  useEffect(() => {
    if (busy) known.current = latest.current
  }, [busy])
  useEffect(() => {
    setCounts((now) => Object.fromEntries(Object.entries(now).filter(([id, count]) => known.current[id] !== count)))
  }, [data])
  useEffect(() => {
    let off: (() => void) | undefined
    let gone = false
    void import('./live-socket.ts').then(({ liveSocket }) => {
      if (gone) return
      const live = liveSocket()
      const hear = (told: Counts) => setCounts((now) => ({ ...now, ...told }))
      live.on('counts', hear)
      off = () => void live.off('counts', hear)
    })
    return () => {
      gone = true
      off?.()
    }
  }, [])
  return useMemo(() => (Object.keys(counts).length ? put(data, counts) : data), [data, counts, put])
}
