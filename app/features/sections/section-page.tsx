import { Link } from '@remix-run/react'
import { Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ParagraphNumbersToggle, useParagraphNumbers } from '#app/editor/paragraph-numbers.tsx'
import { PresenceList } from '#app/editor/presence-list.tsx'
import { SectionSaveState } from '#app/editor/save-state.tsx'
import type { SectionNode } from '#app/editor/schema/section-json.ts'
import type { PassageAnchor } from '#app/editor/selection-anchor.ts'
import type { SectionEditorHandle } from '#app/editor/section-editor.tsx'
import { LazySectionEditor } from '#app/editor/lazy-section-editor.ts'
import { SectionText } from '#app/editor/section-text.tsx'
import { Margin, type MarginView } from '#app/features/comments/margin.tsx'
import { OutlineNav } from '#app/features/frameworks/outline-nav.tsx'
import { paths } from '#app/shared/paths.ts'
import { IconButton } from '#app/ui/button.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { Icon } from '#app/ui/icons.tsx'
import { Breadcrumbs } from '#app/ui/page.tsx'
import { SectionControls } from './section-controls.tsx'
import { SectionHead } from './section-head.tsx'
import type { SectionPageData } from './section-page.queries.server.ts'
import { useActiveThread } from './use-active-thread.ts'
import { useLiveProvider } from './use-live-provider.ts'
import { usePanel } from './use-panel.ts'
import { Silence, VoicesTable } from './voices-table.tsx'

/** The text in the middle, the framework on its left, what is said about it on its right. */
export function SectionPage(page: SectionPageData) {
  const { roundtableId, me, section, outline, threads, indicators, voices, can } = page
  const { t } = useTranslation('section')
  const provider = useLiveProvider(section.id)
  const editor = useRef<SectionEditorHandle>(null)
  const [numbers, toggleNumbers] = useParagraphNumbers()
  const [pending, setPending] = useState<PassageAnchor | null>(null)
  const [view, setView] = useState<MarginView>('all')
  const outlinePanel = usePanel('outline-panel')
  const marginPanel = usePanel('margin-panel')
  const { active, activate } = useActiveThread(threads, () => {
    setView((now) => (now === 'voices' ? 'all' : now))
    marginPanel.show()
  })
  const refs = threads.map(({ id, resolved }) => ({ id, resolved: resolved !== null }))
  const pillar = outline.pillars.find(({ sections }) => sections.some(({ id }) => id === section.id))
  const text = <SectionText content={page.content as unknown as SectionNode} number={section.number} {...{ indicators }} threads={refs} activeThread={active} showNumbers={numbers} />

  const hideOutline = outlinePanel.hide
  useEffect(() => hideOutline(), [section.id]) // eslint-disable-line react-hooks/exhaustive-deps -- another section closes the panel

  return (
    <div className="section-page">
      <div className="section-bar" role="region" aria-label={t('bar-label')}>
        <div className="flex min-w-0 items-center gap-4">
          <button {...outlinePanel.openerProps} className="button button-sm outline-opener">
            <Icon name="list" />
            {t('outline')}
          </button>
          <Breadcrumbs crumbs={[{ label: pillar ? `${pillar.number} ${pillar.title}` : t('framework'), to: paths.framework(roundtableId) }, { label: `${section.number} ${section.title}` }]} />
          {provider ? <SectionSaveState provider={provider} /> : null}
        </div>
        <div className="flex flex-wrap items-center justify-end gap-3">
          {provider ? <PresenceList provider={provider} ownPersonId={me.personId} /> : null}
          <ParagraphNumbersToggle shown={numbers} onToggle={toggleNumbers} />
          <SectionControls {...{ roundtableId, section, can }} />
        </div>
      </div>
      <div className="section-desk">
        <div className={classNames('outline-panel', outlinePanel.open && 'is-open')} id="outline-panel" tabIndex={-1}>
          <OutlineNav id="outline" {...{ roundtableId, outline }} currentId={section.id}>
            <IconButton className="panel-close" icon="close" label={t('close-panel')} onClick={outlinePanel.close} />
          </OutlineNav>
        </div>
        <article className="section-sheet">
          <div className="document-sheet" data-sheet="">
            <SectionHead section={section} voices={voices} bar={page.bar} />
            <div className="mt-6">
              {provider ? (
                <Suspense fallback={text}>
                  <LazySectionEditor
                    ref={editor}
                    provider={provider}
                    number={section.number}
                    title={section.title}
                    mayWrite={can.write}
                    threads={refs}
                    activeThread={active}
                    onActivateThread={activate}
                    onComment={
                      can.comment
                        ? (passage) => {
                            setPending(passage)
                            setView('all')
                            marginPanel.show()
                          }
                        : undefined
                    }
                    pendingPassage={pending}
                    indicators={indicators}
                    showNumbers={numbers}
                  >
                    {text}
                  </LazySectionEditor>
                </Suspense>
              ) : (
                text
              )}
            </div>
          </div>
        </article>
        <aside className={classNames('margin', marginPanel.open && 'is-open')} id="margin-panel" tabIndex={-1} aria-label={t('margin')}>
          <IconButton className="panel-close" icon="close" label={t('close-panel')} onClick={marginPanel.close} />
          <Margin
            {...{ roundtableId, threads, active, pending, can, view }}
            sectionId={section.id}
            mentionables={page.mentionables}
            onActivate={(threadId) => {
              activate(threadId)
              editor.current?.showThread(threadId)
            }}
            onPendingDone={() => setPending(null)}
            onView={setView}
            voices={<VoicesTable voices={voices} />}
            silence={<Silence voices={voices} />}
          />
        </aside>
      </div>
      <nav className="document-bar" aria-label={t('bar-label')}>
        <Link to={paths.roundtable(roundtableId)}>
          <Icon name="home" />
          {t('home')}
        </Link>
        <button {...outlinePanel.openerProps} ref={undefined}>
          <Icon name="list" />
          {t('outline')}
        </button>
        <button {...marginPanel.openerProps}>
          <Icon name="comment" />
          {t('margin-count', { count: threads.filter(({ resolved }) => !resolved).length })}
        </button>
      </nav>
    </div>
  )
}
