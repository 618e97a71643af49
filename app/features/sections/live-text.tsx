import { forwardRef, Suspense } from 'react'
import type { EditorProvider } from '#app/editor/editor-provider.ts'
import { LazySectionEditor } from '#app/editor/lazy-section-editor.ts'
import type { SectionNode } from '#app/editor/schema/section-json.ts'
import type { SectionEditorHandle } from '#app/editor/section-editor.tsx'
import { SectionText } from '#app/editor/section-text.tsx'
import type { PassageAnchor } from '#app/editor/selection-anchor.ts'
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

/** The section's words: as the server sent them, and living as soon as the editor is here. */
export const LiveText = forwardRef<SectionEditorHandle, Props>(function LiveText({ page, provider, active, onActivate, onComment, pending, numbers }, ref) {
  const { section, threads, indicators, content, can } = page
  const refs = threads.map(({ id, resolved }) => ({ id, resolved: resolved !== null }))
  const text = (
    <SectionText content={content as unknown as SectionNode} number={section.number} indicators={indicators} threads={refs} activeThread={active} showNumbers={numbers} />
  )
  if (!provider) return text
  return (
    <Suspense fallback={text}>
      <LazySectionEditor
        ref={ref}
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
        showNumbers={numbers}
      >
        {text}
      </LazySectionEditor>
    </Suspense>
  )
})
