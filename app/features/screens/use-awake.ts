import { useEffect } from 'react'

/** A projector's computer does not go to sleep while its page is looked at. The browser lets go when the page is hidden, and may refuse: on battery, or without https. */
export function useAwake() {
  useEffect(() => {
    let held: WakeLockSentinel | undefined
    let left = false
    const hold = () => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
      navigator.wakeLock.request('screen').then(
        (lock) => {
          if (left) void lock.release()
          else held = lock
        },
        () => {},
      )
    }
    hold()
    document.addEventListener('visibilitychange', hold)
    return () => {
      left = true
      document.removeEventListener('visibilitychange', hold)
      void held?.release()
    }
  }, [])
}
