import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { Tag } from '#app/ui/badge.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Page, PageHeader, Section } from '#app/ui/page.tsx'
import type { SessionLine } from './sessions.queries.server.ts'
import { useSessionTimes } from './use-session-times.ts'

type Props = {
  roundtableId: string
  next: SessionLine[]
  past: SessionLine[]
  can: { plan: boolean }
  /** Where what all of them left behind stands. */
  registers: ReactNode
  /** Where that of one of them does. */
  recordOf: (session: SessionLine) => ReactNode
}

/** The sessions of a roundtable: what is on and what comes, the next first; then what was, the latest first. */
export function SessionsPage({ roundtableId, next, past, can, registers, recordOf }: Props) {
  const { t } = useTranslation('sessions')
  const plan = can.plan ? (
    <>
      <LinkButton to={sessionPaths.new(roundtableId)} variant="primary" icon="plus">
        {t('list.plan')}
      </LinkButton>
      <LinkButton to={sessionPaths.templates(roundtableId)}>{t('templates.title')}</LinkButton>
    </>
  ) : undefined
  return (
    <Page>
      <PageHeader
        title={t('list.title')}
        lead={t('list.lead')}
        actions={
          <>
            {plan}
            {registers}
          </>
        }
      />
      {next.length + past.length === 0 ? (
        <EmptyState title={t('list.empty')}>{t(can.plan ? 'list.empty-plan' : 'list.empty-wait')}</EmptyState>
      ) : null}
      <div className="grid gap-10">
        <Sessions title={t('list.next')} {...{ roundtableId, recordOf }} sessions={next} />
        <Sessions title={t('list.past')} {...{ roundtableId, recordOf }} sessions={past} />
      </div>
    </Page>
  )
}

type ListProps = Pick<Props, 'roundtableId' | 'recordOf'> & { title: string; sessions: SessionLine[] }

function Sessions({ title, roundtableId, sessions, recordOf }: ListProps) {
  if (!sessions.length) return null
  return (
    <Section title={title}>
      <ul className="grid gap-4">
        {sessions.map((session) => (
          <SessionItem key={session.id} {...{ roundtableId, session }} record={recordOf(session)} />
        ))}
      </ul>
    </Section>
  )
}

function SessionItem({
  roundtableId,
  session,
  record,
}: {
  roundtableId: string
  session: SessionLine
  record: ReactNode
}) {
  const { t } = useTranslation('sessions')
  const { when, own } = useSessionTimes(session)
  const { state, place, online, items, present } = session
  const where = [place, online ? t('online') : ''].filter(Boolean).join(', ')
  return (
    <li className="card card-padded">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2">
        <span>{t('number', { number: session.number })}</span>
        {state === 'live' ? <Tag>{t('state.live')}</Tag> : null}
      </p>
      <h3 className="mt-1 text-xl font-bold wrap-anywhere">
        <Link to={sessionPaths.session(roundtableId, session.id)}>{session.title}</Link>
      </h3>
      <p className="mt-2">{when}</p>
      {own && state !== 'ended' ? <p className="text-sm text-ink-2">{own}</p> : null}
      <p className="mt-1 text-sm text-ink-2 wrap-anywhere">
        {[where, t('items', { count: items }), state === 'ended' && present ? t('present', { count: present }) : '']
          .filter(Boolean)
          .join(' · ')}
      </p>
      {record}
    </li>
  )
}
