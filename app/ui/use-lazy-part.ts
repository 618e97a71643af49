import { useRef, useState } from 'react'

/**
 * A part of the page that is fetched when it is first needed, and weighs nothing before: `part` once it is here, `failed` when it
 * cannot be had, because the network is away or a newer version has taken its place. `fetch` may be called early and often.
 */
export function useLazyPart<P extends object>(
  load: () => Promise<P>,
): { part?: P; failed?: boolean; fetch: () => void } {
  const [state, setState] = useState<{ part?: P; failed?: boolean }>({})
  const asked = useRef(false)
  function fetch() {
    if (asked.current) return
    asked.current = true
    load().then(
      (part) => setState({ part }),
      () => setState({ failed: true }),
    )
  }
  return { ...state, fetch }
}
