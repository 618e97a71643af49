import { useCallback, useRef, useSyncExternalStore } from 'react'
import type { EditorProvider } from './editor-provider.ts'

/** `fragment` is another one when the provider has started anew from the server. */
export type ProviderView = Pick<EditorProvider, 'state' | 'savedAt' | 'role' | 'people' | 'unseen' | 'refusedText'> & {
  fragment: EditorProvider['fragment'] | null
}

const NONE: ProviderView = {
  state: 'connecting',
  savedAt: null,
  role: 'reader',
  people: [],
  unseen: 0,
  refusedText: null,
  fragment: null,
}
const SHOWN = Object.keys(NONE) as (keyof ProviderView)[]

/** The connection's state for React: a new object only when something a screen shows has changed. */
export function useProvider(provider: EditorProvider | null): ProviderView {
  const last = useRef<ProviderView>(NONE)
  const subscribe = useCallback((listener: () => void) => provider?.onChange(listener) ?? (() => {}), [provider])
  const snapshot = () => {
    if (!provider) return NONE
    const before = last.current
    if (SHOWN.some((name) => before[name] !== provider[name])) {
      const { state, savedAt, role, people, unseen, refusedText, fragment } = provider
      last.current = { state, savedAt, role, people, unseen, refusedText, fragment }
    }
    return last.current
  }
  return useSyncExternalStore(subscribe, snapshot, () => NONE)
}
