import { Suspense, useState } from 'react'
import type { DocumentSubjectType } from '#app/shared/document-subjects.ts'
import { LazySectionEditor } from './lazy-section-editor.ts'
import { SectionSaveState } from './save-state.tsx'
import type { DocumentNode } from './schema/document-json.ts'
import { SectionText } from './section-text.tsx'
import { ToolbarPlace } from './toolbar/toolbar-place.tsx'
import { useLiveProvider } from './use-live-provider.ts'

type Props = {
  type: DocumentSubjectType
  id: string
  /** Where a link of the page leads that means these words. */
  anchor?: string
  title: string
  text: DocumentNode
  mayWrite: boolean
}

/** A living text without threads: the words as the server sent them, until the editor stands in their place. */
export function LiveText({ type, id, anchor, title, text, mayWrite }: Props) {
  const provider = useLiveProvider(type, id)
  const [standing, setStanding] = useState(false)
  return (
    <div className="section-editor" id={anchor} tabIndex={-1} data-ready={standing ? '' : undefined}>
      {mayWrite ? (
        <p className="mb-2">
          <SectionSaveState provider={provider} />
        </p>
      ) : null}
      {provider ? (
        <Suspense fallback={<ToolbarPlace />}>
          <LazySectionEditor
            provider={provider}
            number=""
            title={title}
            mayWrite={mayWrite}
            threads={[]}
            activeThread={null}
            onActivateThread={() => undefined}
            indicators={[]}
            onStanding={() => setStanding(true)}
          />
        </Suspense>
      ) : (
        <ToolbarPlace />
      )}
      {standing ? null : (
        <div className="served-text">
          <SectionText content={text} number="" showNumbers={false} mayWrite={mayWrite} />
        </div>
      )}
    </div>
  )
}
