import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'

let returned = false
let load: () => void = () => {
  returned = true
}

// From the start on: a page may be left before React listens.
if (typeof window !== 'undefined') window.addEventListener('pageshow', ({ persisted }) => persisted && load())

/** A page the browser kept whole and shows again asks for its data anew: its reader may be signed out since. */
export function useFreshReturn() {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    load = revalidate
    if (returned) load()
    returned = false
  }, [revalidate])
}
