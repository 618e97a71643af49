import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Card, Page } from '#app/ui/page.tsx'
import type { AgendaLine } from './agenda.queries.server.ts'
import { AgendaList } from './agenda-list.tsx'
import { LinkPanel } from './link-panel.tsx'
import type { ItemLink, LinkDetails } from './link-words.ts'
import { SessionHead } from './session-head.tsx'
import type { SessionView } from './sessions.queries.server.ts'

type Props = {
  roundtableId: string
  session: SessionView
  agenda: { lines: AgendaLine[]; total: number }
  links: ItemLink[]
  /** What an item links to, open beside the agenda. */
  openLink: LinkDetails | null
  /** What other chapters put first among the acts, beside the agenda and below it. */
  acts?: ReactNode
  /** Beside it too, and on a narrow screen before it. */
  first?: ReactNode
  beside?: ReactNode
  children?: ReactNode
}

/** A session as its members see it: when and where, and what it is about. */
export function SessionPage({ roundtableId, session, agenda, links, openLink, acts, first, beside, children }: Props) {
  const { t } = useTranslation('sessions')
  const { can, state } = session
  const here = sessionPaths.session(roundtableId, session.id)
  const plans = can.plan && state !== 'ended'
  return (
    <Page>
      <SessionHead
        {...{ roundtableId, session }}
        actions={
          <>
            <Entrances {...{ roundtableId, session }} />
            {acts}
            {can.plan ? <PlannersActs {...{ roundtableId, session }} /> : null}
          </>
        }
      />
      <div
        className={classNames(
          'grid grid-cols-[minmax(0,1fr)] items-start gap-6',
          Boolean(openLink || first || beside) && 'lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr]',
        )}
      >
        {openLink || first ? (
          <div className="grid gap-6 lg:col-start-2">
            {openLink ? <LinkPanel link={openLink} close={here} /> : null}
            {first}
          </div>
        ) : null}
        <Card
          title={t('agenda.title')}
          className={classNames('lg:col-start-1 lg:row-start-1', Boolean(beside) && 'lg:row-span-2')}
        >
          {agenda.lines.length ? (
            <AgendaList {...{ session, agenda, links }} page={here} open={openLink?.id} />
          ) : (
            <EmptyState title={t('agenda.empty')}>{t(plans ? 'agenda.empty-plan' : 'agenda.empty-wait')}</EmptyState>
          )}
        </Card>
        {beside ? <div className="grid gap-6 lg:col-start-2">{beside}</div> : null}
      </div>
      {children}
    </Page>
  )
}

function PlannersActs({ roundtableId, session: { id, state } }: Pick<Props, 'roundtableId' | 'session'>) {
  const { t } = useTranslation('sessions')
  return (
    <>
      {state === 'ended' ? null : (
        <LinkButton to={sessionPaths.agenda(roundtableId, id)} icon="edit">
          {t('page.edit-agenda')}
        </LinkButton>
      )}
      <LinkButton to={`${sessionPaths.new(roundtableId)}?from=session:${id}`} icon="plus">
        {t('page.duplicate')}
      </LinkButton>
      <LinkButton to={sessionPaths.settings(roundtableId, id)} icon="calendar">
        {t('page.settings')}
      </LinkButton>
    </>
  )
}

/** The way into the room: for everybody while the session is on, and for moderators also before it begins. */
function Entrances({ roundtableId, session: { id, state, can } }: Pick<Props, 'roundtableId' | 'session'>) {
  const { t } = useTranslation('sessions')
  if (state === 'ended') return null
  return (
    <>
      {can.plan ? (
        <LinkButton to={sessionPaths.cockpit(roundtableId, id)} variant="primary" icon="people">
          {t(state === 'live' ? 'page.cockpit' : 'page.to-start')}
        </LinkButton>
      ) : null}
      {state === 'live' ? (
        <LinkButton to={sessionPaths.room(roundtableId, id)} variant={can.plan ? 'default' : 'primary'} icon="people">
          {t('page.join')}
        </LinkButton>
      ) : null}
      <LinkButton to={sessionPaths.attendance(roundtableId, id)} icon="people">
        {t('page.attendance')}
      </LinkButton>
    </>
  )
}
