import {
  type FocusEvent,
  forwardRef,
  type PointerEvent,
  Suspense,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react'
import type { EditorProvider } from '#app/editor/editor-provider.ts'
import { LazySectionEditor } from '#app/editor/lazy-section-editor.ts'
import type { DocumentNode } from '#app/editor/schema/document-json.ts'
import type { SectionEditorHandle } from '#app/editor/section-editor.tsx'
import { SectionText } from '#app/editor/section-text.tsx'
import type { PassageAnchor } from '#app/editor/selection-anchor.ts'
import { ToolbarPlace } from '#app/editor/toolbar/toolbar-place.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { pressedPoint, takeEarlyPress } from './early-press.ts'
import type { SectionPageData } from './section-page.queries.server.ts'

type Props = {
  page: SectionPageData
  provider: EditorProvider | null
  active: string | null
  onActivate: (threadId: string) => void
  onComment?: (passage: PassageAnchor) => void
  pending: PassageAnchor | null
  numbers: boolean
}

/**
 * The section's words as the server sent them, until the editor stands in exactly their place. Whoever pressed on a word or went
 * to the text meanwhile then finds the caret there.
 */
export const LiveText = forwardRef<SectionEditorHandle, Props>(function LiveText(
  { page, provider, active, onActivate, onComment, pending, numbers },
  ref,
) {
  const { section, threads, indicators, content, can } = page
  const [standing, setStanding] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const editor = useRef<SectionEditorHandle>(null)
  const pressed = useRef<ReturnType<typeof pressedPoint>>(null)
  useEffect(() => void (pressed.current ??= takeEarlyPress()), [])
  useImperativeHandle(ref, () => ({
    focus: () => (editor.current ?? place.current)?.focus(),
    focusAt: (left, top) => editor.current?.focusAt(left, top),
    showThread: (threadId) => editor.current?.showThread(threadId),
  }))
  const refs = threads.map(({ id, resolved }) => ({ id, resolved: resolved !== null }))

  function press({ nativeEvent }: PointerEvent) {
    pressed.current = pressedPoint(nativeEvent)
  }
  function stand() {
    setStanding(true)
    const { activeElement } = document
    const idle = activeElement === null || activeElement === document.body || activeElement === place.current
    const at = pressed.current
    // The served words are still on the screen: the caret comes once they have made room.
    queueMicrotask(() => {
      if (idle && at) editor.current?.focusAt(at.left, at.top - window.scrollY)
      else if (activeElement === place.current) editor.current?.focus()
    })
  }
  function focused({ target }: FocusEvent) {
    if (target === place.current) editor.current?.focus()
  }
  return (
    <div
      id="section-text"
      tabIndex={-1}
      ref={place}
      onFocus={focused}
      className={classNames('section-editor', numbers && 'has-numbers')}
      data-ready={standing ? '' : undefined}
    >
      {provider ? (
        <Suspense fallback={<ToolbarPlace />}>
          <LazySectionEditor
            ref={editor}
            provider={provider}
            number={section.number}
            title={section.title}
            mayWrite={can.write}
            threads={refs}
            activeThread={active}
            onActivateThread={onActivate}
            onComment={onComment}
            pendingPassage={pending}
            indicators={indicators}
            onStanding={stand}
          />
        </Suspense>
      ) : (
        <ToolbarPlace />
      )}
      {standing ? null : (
        <div className="served-text" onPointerUp={press}>
          <SectionText
            content={content as unknown as DocumentNode}
            number={section.number}
            indicators={indicators}
            threads={refs}
            activeThread={active}
            showNumbers={numbers}
            mayWrite={can.write}
          />
        </div>
      )}
    </div>
  )
})
