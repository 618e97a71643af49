import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** True once scripts run, and from the first moment for what appears after that: what only works with them appears then. */
export function useHydrated() {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
