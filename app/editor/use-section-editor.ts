import { useEffect, useRef, useState, type RefObject } from 'react'
import type { Editor, Extensions } from '@tiptap/core'
import type { EditorProvider } from './editor-provider.ts'
import { createSectionEditor } from './create-editor.ts'

/** The editor lives as long as the Y.Doc it shows: when the provider starts anew from the server, so does the editor. */
export function useSectionEditor(
  host: RefObject<HTMLElement>,
  provider: EditorProvider,
  extensions: () => Extensions,
): Editor | null {
  const [editor, setEditor] = useState<Editor | null>(null)
  const latest = useRef(extensions)
  latest.current = extensions
  const { fragment } = provider
  useEffect(() => {
    let made: Editor | null = null
    let left = false
    provider.ready.then(() => {
      if (left || !host.current) return
      made = createSectionEditor({ element: host.current, provider, extensions: latest.current() })
      setEditor(made)
    }, () => {})
    return () => {
      left = true
      made?.destroy()
      setEditor(null)
    }
  }, [host, provider, fragment])
  return editor
}
