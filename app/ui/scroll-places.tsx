import { ScrollRestoration, useLocation, useRevalidator } from '@remix-run/react'
import { useEffect, useLayoutEffect, useRef } from 'react'

/**
 * Brings whoever comes back to a page to where they were on it, as the router keeps it. The router also scrolls when it has loaded the data
 * of the open page again, to where that load began: whoever has scrolled on meanwhile stays where they are.
 */
export function ScrollPlaces({ nonce }: { nonce: string | undefined }) {
  const { key } = useLocation()
  useRevalidator()
  const before = useRef({ key, y: 0 })
  return (
    <>
      <AfterChange act={() => void (before.current.y = window.scrollY)} />
      <ScrollRestoration nonce={nonce} />
      <AfterChange
        act={() => {
          const { current } = before
          if (current.key === key && current.y !== window.scrollY)
            window.scrollTo({ top: current.y, behavior: 'instant' })
          current.key = key
        }}
      />
    </>
  )
}

const useBrowserLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect

/** Effects run in the order in which their components stand. */
function AfterChange({ act }: { act: () => void }) {
  useBrowserLayoutEffect(act)
  return null
}
