import type { Editor, Extensions } from '@tiptap/core'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { createSectionEditor } from './create-editor.ts'
import type { EditorProvider } from './editor-provider.ts'

/**
 * The editor lives as long as the Y.Doc it shows: when the provider starts anew from the server, so does the editor. Until the
 * new one stands its words stay on the screen, and whoever was writing goes on in it.
 */
export function useSectionEditor(
  host: RefObject<HTMLElement>,
  provider: EditorProvider,
  extensions: () => Extensions,
): Editor | null {
  const [editor, setEditor] = useState<Editor | null>(null)
  const latest = useRef(extensions)
  latest.current = extensions
  const before = useRef<{ picture: HTMLElement; writing: boolean } | null>(null)
  const { fragment } = provider
  useEffect(() => {
    let made: Editor | null = null
    let left = false
    const element = host.current
    provider.ready.then(
      () => {
        if (left || !element) return
        made = createSectionEditor({ element, provider, extensions: latest.current() })
        before.current?.picture.remove()
        const stayed = document.activeElement === document.body || document.activeElement === null
        if (before.current?.writing && stayed) made.view.focus()
        before.current = null
        // In one go with the page around it, or the text would be on the screen twice.
        flushSync(() => setEditor(made))
      },
      () => {},
    )
    return () => {
      left = true
      if (made && element) before.current = { picture: pictureOf(made.view.dom), writing: made.view.hasFocus() }
      made?.destroy()
      if (before.current) element?.append(before.current.picture)
      setEditor(null)
    }
  }, [host, provider, fragment])
  return editor
}

function pictureOf(text: HTMLElement) {
  const picture = text.cloneNode(true) as HTMLElement
  picture.contentEditable = 'false'
  picture.removeAttribute('role')
  picture.removeAttribute('aria-label')
  return picture
}
