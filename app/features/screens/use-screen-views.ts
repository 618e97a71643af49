import { useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'

/** Some acts a second in the room are one look at the screens. */
const APART_MS = 800

/** What the page of screens loads, for a page that shows it beside other things: when it stands, and again whenever one of `shown` has changed. */
export function useScreenViews<Loader>(path: string, hasScreens: boolean, shown: readonly unknown[]) {
  const { data, load } = useFetcher<Loader>()
  const soon = useRef<ReturnType<typeof setTimeout>>(undefined)
  const lastAt = useRef(-APART_MS)
  useEffect(() => {
    if (!hasScreens || soon.current) return
    const wait = Math.max(0, lastAt.current + APART_MS - performance.now())
    soon.current = setTimeout(() => {
      soon.current = undefined
      lastAt.current = performance.now()
      load(path)
    }, wait)
    // What is shown is compared one by one.
  }, [hasScreens, path, load, ...shown])
  useEffect(
    () => () => {
      clearTimeout(soon.current)
      soon.current = undefined
    },
    [],
  )
  return data
}
