import type { Editor } from '@tiptap/core'
import { useCallback, useRef, useSyncExternalStore } from 'react'

/** A value read from the editor. The component renders again only when it has changed. */
export function useEditorValue<T>(
  editor: Editor,
  read: (editor: Editor) => T,
  same: (a: T, b: T) => boolean = sameShallow,
): T {
  const last = useRef<{ value: T } | null>(null)
  const subscribe = useCallback(
    (listener: () => void) => {
      editor.on('transaction', listener)
      return () => void editor.off('transaction', listener)
    },
    [editor],
  )
  return useSyncExternalStore(subscribe, () => {
    const value = read(editor)
    if (!last.current || !same(last.current.value, value)) last.current = { value }
    return last.current.value
  })
}

function sameShallow(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false
  const [one, other] = [Object.entries(a), Object.entries(b)]
  return (
    one.length === other.length && one.every(([key, value]) => Object.is(value, (b as Record<string, unknown>)[key]))
  )
}
