import { Suspense, useState } from 'react'
import { LazySectionEditor } from '#app/editor/lazy-section-editor.ts'
import { SectionSaveState } from '#app/editor/save-state.tsx'
import type { DocumentNode } from '#app/editor/schema/document-json.ts'
import { SectionText } from '#app/editor/section-text.tsx'
import { ToolbarPlace } from '#app/editor/toolbar/toolbar-place.tsx'
import { useLiveProvider } from '#app/editor/use-live-provider.ts'

type Props = { sessionId: string; title: string; text: DocumentNode; mayWrite: boolean }

/** What the rapporteur writes: the words as the server sent them, until the editor stands in their place. */
export function MinutesText({ sessionId, title, text, mayWrite }: Props) {
  const provider = useLiveProvider('minutes', sessionId)
  const [standing, setStanding] = useState(false)
  return (
    <div className="section-editor" id="minutes-text" tabIndex={-1} data-ready={standing ? '' : undefined}>
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
