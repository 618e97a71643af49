import { useEffect, useState } from 'react'

/** True once scripts run: what only works with them appears then. */
export function useHydrated() {
  const [hydrated, setHydrated] = useState(false)
  useEffect(() => setHydrated(true), [])
  return hydrated
}
