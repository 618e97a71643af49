import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParagraphNumbers } from '#app/editor/paragraph-numbers.tsx'
import type { SectionEditorHandle } from '#app/editor/section-editor.tsx'
import type { PassageAnchor } from '#app/editor/selection-anchor.ts'
import { useLiveProvider } from '#app/editor/use-live-provider.ts'
import { IconButton } from '#app/ui/button.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { DocumentBar } from './document-bar.tsx'
import { LiveText } from './live-text.tsx'
import { SectionBar } from './section-bar.tsx'
import { SectionHead } from './section-head.tsx'
import type { SectionPageData } from './section-page.queries.server.ts'
import { ThreadPeek } from './thread-peek.tsx'
import { useActiveThread } from './use-active-thread.ts'
import { useCurrentInView } from './use-current-in-view.ts'
import { usePanel } from './use-panel.ts'

export type MarginView = 'all' | 'threads' | 'voices'

/** What the margin needs to know of the text it stands beside. */
export type MarginState = {
  active: string | null
  onActivate: (threadId: string) => void
  onShow: (threadId: string) => void
  pending: PassageAnchor | null
  onPendingDone: () => void
  view: MarginView
  onView: (view: MarginView) => void
}

type Props = SectionPageData & {
  renderOutline: (close: ReactNode) => ReactNode
  renderMargin: (state: MarginState) => ReactNode
}

/** The text in the middle, the framework on its left, what is said about it on its right. */
export function SectionPage({ renderOutline, renderMargin, ...page }: Props) {
  const { section, threads, can } = page
  const { t } = useTranslation('section')
  const provider = useLiveProvider('section', section.id)
  const editor = useRef<SectionEditorHandle>(null)
  const [numbers, toggleNumbers] = useParagraphNumbers()
  const [view, setView] = useState<MarginView>('all')
  // One panel at a time: they cover each other where they cover anything.
  const outlinePanel = usePanel('outline-panel', () => marginPanel.hide())
  const marginPanel = usePanel('margin-panel', () => outlinePanel.hide())
  const { active, activate, reveal, leave } = useActiveThread(threads, (from) => {
    setView((now) => (now === 'voices' ? 'all' : now))
    if (from !== 'text') marginPanel.show()
  })
  const here = threads.find(({ id, resolved }) => id === active && !resolved)
  useCurrentInView(section.id, outlinePanel.open)

  const hideOutline = outlinePanel.hide
  useEffect(() => hideOutline(), [section.id]) // eslint-disable-line react-hooks/exhaustive-deps -- another section closes the panel

  const { margin, comment } = useMargin({ active, activate, editor, panel: marginPanel, view, setView })
  return (
    <div className="section-page">
      <SectionBar
        page={page}
        provider={provider}
        numbers={numbers}
        onNumbers={toggleNumbers}
        outlineOpener={outlinePanel.openerProps}
      />
      <div className="section-desk">
        <div className={classNames('outline-panel', outlinePanel.open && 'is-open')} id="outline-panel" tabIndex={-1}>
          {renderOutline(
            <IconButton className="panel-close" icon="close" label={t('close-panel')} onClick={outlinePanel.close} />,
          )}
        </div>
        <article className="section-sheet">
          <div className="document-sheet" data-sheet="">
            <SectionHead section={section} voices={page.voices} blocked={page.blocked} />
            <div className="mt-6">
              <LiveText
                ref={editor}
                page={page}
                provider={provider}
                active={active}
                onActivate={reveal}
                onComment={can.comment ? comment : undefined}
                pending={margin.pending}
                numbers={numbers}
              />
            </div>
          </div>
        </article>
        <aside
          className={classNames('margin', marginPanel.open && 'is-open')}
          id="margin-panel"
          tabIndex={-1}
          aria-label={t('margin')}
        >
          <IconButton className="panel-close" icon="close" label={t('close-panel')} onClick={marginPanel.close} />
          {renderMargin(margin)}
        </aside>
      </div>
      {here && !marginPanel.open ? (
        <ThreadPeek thread={here} onOpen={() => reveal(here.id, 'peek')} onClose={leave} />
      ) : null}
      <DocumentBar
        roundtableId={page.roundtableId}
        open={threads.filter(({ resolved }) => !resolved).length}
        outline={outlinePanel.openerProps}
        margin={marginPanel.openerProps}
      />
    </div>
  )
}

type MarginParts = {
  active: string | null
  activate: (threadId: string) => void
  editor: RefObject<SectionEditorHandle>
  panel: ReturnType<typeof usePanel>
  view: MarginView
  setView: (view: MarginView) => void
}

/** The margin beside the text, and how a comment on a passage is begun and ended. */
function useMargin({ active, activate, editor, panel, view, setView }: MarginParts) {
  const [pending, setPending] = useState<PassageAnchor | null>(null)

  function comment(passage: PassageAnchor) {
    setPending(passage)
    setView('all')
    panel.show()
  }
  /** Written or given up: one goes on where the comment was begun. */
  function commented() {
    setPending(null)
    panel.hide()
    editor.current?.focus()
  }

  const margin: MarginState = {
    active,
    onActivate: activate,
    onShow: (threadId) => {
      activate(threadId)
      panel.hide()
      editor.current?.showThread(threadId)
    },
    pending,
    onPendingDone: commented,
    view,
    onView: setView,
  }
  return { margin, comment }
}
