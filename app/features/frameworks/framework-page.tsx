import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { StatusMark } from '#app/ui/badge.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Page, PageHeader } from '#app/ui/page.tsx'
import { RowPlace } from './drag-parts.tsx'
import { type Outline, progressOf, sectionsOf } from './outline.ts'
import { PillarForm } from './outline-forms.tsx'
import { PillarCard } from './pillar-card.tsx'
import { useOutlineDrag } from './use-outline-drag.ts'

/** The tree the table writes on: pillars with their sections, and for moderators the means to arrange it. */
type FrameworkPageProps = { roundtableId: string; outline: Outline; can: { arrange: boolean }; children?: ReactNode }

export function FrameworkPage({ roundtableId, outline, can, children }: FrameworkPageProps) {
  const { t } = useTranslation('framework')
  const { t: errors } = useTranslation('errors')
  const { t: ui } = useTranslation('ui')
  const drag = useOutlineDrag(paths.outline(roundtableId), can.arrange)
  const { total, agreed, review } = progressOf(sectionsOf(outline))
  return (
    <Page>
      <PageHeader
        title={t('title')}
        lead={t('progress.lead', { agreed, total, review })}
        actions={
          can.arrange ? (
            <LinkButton to={paths.bin(roundtableId)} icon="trash">
              {t('bin')}
            </LinkButton>
          ) : undefined
        }
      />
      {can.arrange ? <NewPillar roundtableId={roundtableId} first={outline.pillars.length === 0} /> : null}
      {drag.problem ? (
        <p role="alert" className="mb-4 text-danger">
          {errors(drag.problem)}
        </p>
      ) : null}
      {outline.pillars.length === 0 ? (
        <EmptyState title={t('empty.title')}>{can.arrange ? t('empty.moderator') : t('empty.member')}</EmptyState>
      ) : null}
      <ol className="grid gap-5">
        {outline.pillars.map((pillar) => (
          <PillarCard key={pillar.id} {...{ roundtableId, pillar, outline, drag }} arrange={can.arrange} />
        ))}
      </ol>
      {can.arrange ? (
        <div className="relative h-6">
          <RowPlace drag={drag} kind="pillar" at={{ afterId: outline.pillars.at(-1)?.id }} />
        </div>
      ) : null}
      {children ? <div className="mt-6">{children}</div> : null}
      <ul className="keyline mt-6" aria-label={t('legend')}>
        {(['draft', 'review', 'agreed'] as const).map((status) => (
          <li key={status}>
            <StatusMark status={status} />
            <span aria-hidden="true">{ui(`status.${status}`)}</span>
          </li>
        ))}
      </ul>
    </Page>
  )
}

/** Above the pillars, however many there are; it opens in place, without scripts too. Once one is added it closes, and the focus is back where it was opened. */
function NewPillar({ roundtableId, first }: { roundtableId: string; first: boolean }) {
  const { t } = useTranslation('framework')
  const place = useRef<HTMLDetailsElement>(null)
  const [added, setAdded] = useState(0)
  function done() {
    setAdded(added + 1)
    if (!place.current) return
    place.current.open = false
    place.current.querySelector('summary')?.focus()
  }
  return (
    <Disclosure
      ref={place}
      icon="plus"
      summary={t('pillar.new')}
      open={first || undefined}
      className="no-print card card-padded mb-5"
    >
      <PillarForm key={added} roundtableId={roundtableId} onDone={done} />
    </Disclosure>
  )
}
