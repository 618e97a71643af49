import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { GroupCode, useGroups } from '#app/ui/group.tsx'
import { Page, PageHeader } from '#app/ui/page.tsx'
import { Status } from '#app/ui/status.tsx'
import { ArgumentsCard, type SideArguments } from './arguments-card.tsx'
import type { MoveEntry } from './beside.queries.server.ts'
import type { HistoryEntry } from './indicator-history.server.ts'
import type { IndicatorState } from './indicator-words.ts'
import type { Author } from './indicators.queries.server.ts'
import { MergedCard, type MergedIndicator } from './merged-card.tsx'
import type { KeptProvenance } from './provenance.ts'
import { RecordCard, type RecordTexts } from './record-card.tsx'
import { RecordHistory } from './record-history.tsx'
import { RecordTimeline } from './record-timeline.tsx'
import { type MoveChoice, StateForm } from './state-form.tsx'
import { WatchButton } from './watch-button.tsx'

export type RecordPageProps = {
  roundtableId: string
  indicator: RecordTexts & {
    id: string
    code: string
    name: string
    state: string
    stateRound: number | null
    version: number
    provenance: KeptProvenance | null
  }
  place: { pillar: { id: string; title: string } | null; section: { id: string; number: string; title: string } | null }
  author: Author
  ballotOpen: boolean
  history: HistoryEntry[]
  timeline: MoveEntry[]
  moves: MoveChoice[]
  sides: SideArguments[]
  merged: MergedIndicator[]
  watched: boolean
  can: { edit: boolean; manage: boolean; argue: boolean }
  /** A ballot, or its result: beside the record, and first on a phone, where it is what one came for. */
  ballot: ReactNode
  rule: ReactNode
  /** What a moderator does beside the record: it never comes before it. */
  children: ReactNode
}

export function RecordPage({
  roundtableId,
  indicator,
  place,
  author,
  ballotOpen,
  history,
  timeline,
  moves,
  sides,
  merged,
  watched,
  can,
  ballot,
  rule,
  children,
}: RecordPageProps) {
  const { t } = useTranslation('indicators')
  const list = paths.indicators(roundtableId)
  const pillarCrumb = place.pillar ? [{ label: place.pillar.title, to: `${list}?pillar=${place.pillar.id}` }] : []
  return (
    <Page>
      <PageHeader
        serif
        code={indicator.code}
        title={indicator.name}
        crumbs={[{ label: t('list.title'), to: list }, ...pillarCrumb, { label: indicator.code }]}
        meta={
          <>
            <Status status={indicator.state as IndicatorState} />
            {indicator.stateRound ? <span>{t('record.round', { round: indicator.stateRound })}</span> : null}
            {place.section ? (
              <span>
                {t('record.measures')}{' '}
                <Link to={paths.section(roundtableId, place.section.id)}>
                  {place.section.number} {place.section.title}
                </Link>
              </span>
            ) : null}
            <ProposedBy author={author} />
            <Link to={paths.indicatorVersions(roundtableId, indicator.id)}>
              {t('record.version', { version: indicator.version })}
            </Link>
          </>
        }
        actions={
          <>
            {can.edit ? (
              <LinkButton to={paths.editIndicator(roundtableId, indicator.id)} icon="edit">
                {t('record.edit')}
              </LinkButton>
            ) : null}
            <WatchButton {...{ roundtableId, watched }} indicatorId={indicator.id} />
          </>
        }
      />
      <div className="record-columns">
        {ballot ? <div className="column record-ballot">{ballot}</div> : null}
        <div className="column record-text">
          <RecordCard {...{ roundtableId, indicator }} />
          {rule}
          <ArgumentsCard {...{ roundtableId, sides }} indicatorId={indicator.id} canArgue={can.argue} />
          <MergedCard {...{ roundtableId, merged }} can={can.manage} />
          <RecordTimeline timeline={timeline} />
          <RecordHistory history={history} />
        </div>
        <div className="column record-acts">
          {children}
          {moves.length > 0 && !ballotOpen ? (
            <StateForm {...{ roundtableId, indicator, moves }} canRemove={can.manage} />
          ) : null}
        </div>
      </div>
    </Page>
  )
}

function ProposedBy({ author }: { author: Author }) {
  const { t } = useTranslation('indicators')
  const { group } = useGroups()
  const names = [
    author.personName,
    author.organisationName,
    author.groupId ? group(author.groupId)?.name : null,
  ].filter(Boolean)
  if (names.length === 0) return null
  return (
    <span className="inline-flex items-center gap-2">
      {t('record.proposed-by', { names: names.join(', ') })}
      {author.groupId ? <GroupCode groupId={author.groupId} /> : null}
    </span>
  )
}
