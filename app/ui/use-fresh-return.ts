import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'

/** A page the browser kept whole and shows again asks for its data anew: its reader may be signed out since. */
export function useFreshReturn() {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    const shown = ({ persisted }: PageTransitionEvent) => persisted && revalidate()
    window.addEventListener('pageshow', shown)
    return () => window.removeEventListener('pageshow', shown)
  }, [revalidate])
}
