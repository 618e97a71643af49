import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { recordPaths } from '#app/shared/record-paths.ts'
import { useFormat } from '#app/ui/format.tsx'
import { useGroups } from '#app/ui/group.tsx'
import { Icon, type IconName } from '#app/ui/icons.tsx'
import { Card } from '#app/ui/page.tsx'
import type { Moderation } from './moderation.queries.server.ts'

/** What only a moderator can move on, each with the page where it is done. */
export function ModeratorCard({ roundtableId, moderation }: { roundtableId: string; moderation: Moderation }) {
  const { t } = useTranslation('home')
  const { invitations, ballots, sections, silentGroupIds, reviews } = moderation
  const nothing = invitations.open + ballots.length + sections.length + silentGroupIds.length + reviews.due === 0
  return (
    <Card title={t('moderate.title')} id="moderate">
      {nothing ? <p className="text-ink-2">{t('moderate.nothing')}</p> : null}
      <ul className="list-lines">
        {ballots.map((ballot) => (
          <BallotLine key={ballot.id} ballot={ballot} />
        ))}
        {sections.map((section) => (
          <SectionLine key={section.id} roundtableId={roundtableId} section={section} />
        ))}
        {reviews.due > 0 ? <ReviewLine roundtableId={roundtableId} reviews={reviews} /> : null}
        {invitations.open > 0 ? <InvitationLine roundtableId={roundtableId} invitations={invitations} /> : null}
        {silentGroupIds.length > 0 ? <SilentLine roundtableId={roundtableId} groupIds={silentGroupIds} /> : null}
      </ul>
    </Card>
  )
}

function Line({ to, icon, title, children }: { to: string; icon: IconName; title: string; children: ReactNode }) {
  return (
    <li className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-3 text-sm">
      <Icon name={icon} className="mt-0.5 text-ink-2" />
      <div>
        <h3 className="font-bold">
          <Link to={to}>{title}</Link>
        </h3>
        <p className="text-ink-2">{children}</p>
      </div>
    </li>
  )
}

function BallotLine({ ballot }: { ballot: Moderation['ballots'][number] }) {
  const { t } = useTranslation('home')
  const { code, to, voted, eligible, needed } = ballot
  const enough = voted >= needed
  return (
    <Line to={`${to}#ballot`} icon="scale" title={t(enough ? 'moderate.close' : 'moderate.remind', { code })}>
      {enough
        ? t('moderate.enough', { voted, eligible })
        : t('moderate.short', { count: needed - voted, voted, eligible })}
    </Line>
  )
}

function SectionLine({ roundtableId, section }: { roundtableId: string; section: Moderation['sections'][number] }) {
  const { t } = useTranslation('home')
  const format = useFormat()
  const { id, number, title, openThreads, silent } = section
  const missing = [
    openThreads ? t('moderate.threads', { count: openThreads }) : '',
    silent ? t('moderate.silent', { count: silent }) : '',
  ].filter(Boolean)
  const ready = missing.length === 0
  return (
    <Line
      to={ready ? paths.sectionAgreement(roundtableId, id) : paths.section(roundtableId, id)}
      icon={ready ? 'agreed' : 'half'}
      title={t(ready ? 'moderate.agree' : 'moderate.review', { number, title })}
    >
      {ready ? t('moderate.ready') : t('moderate.missing', { what: format.list(missing) })}
    </Line>
  )
}

function ReviewLine({ roundtableId, reviews }: { roundtableId: string; reviews: Moderation['reviews'] }) {
  const { t } = useTranslation('home')
  const format = useFormat()
  const { due, oldestOn } = reviews
  return (
    <Line
      to={`${recordPaths.decisions(roundtableId)}?review=due`}
      icon="clock"
      title={t('moderate.reviews', { count: due })}
    >
      {oldestOn ? t('moderate.reviews-since', { date: format.date(`${oldestOn}T12:00:00Z`) }) : null}
    </Line>
  )
}

function InvitationLine({
  roundtableId,
  invitations: { open, oldestAt },
}: {
  roundtableId: string
  invitations: Moderation['invitations']
}) {
  const { t } = useTranslation('home')
  const format = useFormat()
  return (
    <Line to={paths.people(roundtableId)} icon="mail" title={t('moderate.invitations', { count: open })}>
      {oldestAt ? t('moderate.oldest', { date: format.date(oldestAt) }) : null}
    </Line>
  )
}

function SilentLine({ roundtableId, groupIds }: { roundtableId: string; groupIds: string[] }) {
  const { t } = useTranslation('home')
  const { group } = useGroups()
  const format = useFormat()
  return (
    <Line to={paths.people(roundtableId)} icon="comment" title={t('moderate.quiet', { count: groupIds.length })}>
      {format.list(groupIds.map((id) => group(id)?.name ?? '').filter(Boolean))}
    </Line>
  )
}
