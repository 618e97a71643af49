import { useNavigation, useRevalidator } from '@remix-run/react'
import { useCallback, useEffect, useRef } from 'react'

const QUIET_MS = 150

// One for the page: its data is loaded as a whole, whoever asks for it.
const waiting = new Set<() => void>()
let stale = false
let held = false
let timer: ReturnType<typeof setTimeout> | undefined

/** The page stays as it is until it is left: what would be loaded is a refusal. False when it was held before. */
export function holdPage(): boolean {
  const first = !held
  held = true
  stale = false
  clearTimeout(timer)
  return first
}

/**
 * Loads the page's data again, soon: what is asked for close together is one load, and it waits until a move or a load
 * under way has ended, since it would begin that one anew.
 */
export function useFreshPage(): () => void {
  const { revalidate, state } = useRevalidator()
  const navigation = useNavigation()
  const latest = useRef({ revalidate, idle: true })
  latest.current = { revalidate, idle: state === 'idle' && navigation.state === 'idle' }
  const { idle } = latest.current

  const load = useCallback(() => {
    if (!stale || !latest.current.idle) return
    stale = false
    latest.current.revalidate()
  }, [])

  useEffect(() => {
    waiting.add(load)
    return () => {
      waiting.delete(load)
      if (waiting.size === 0) stale = held = false
    }
  }, [load])

  useEffect(() => {
    if (idle) load()
  }, [idle, load])

  return useCallback(() => {
    if (held) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      stale = true
      for (const each of waiting) each()
    }, QUIET_MS)
  }, [])
}
