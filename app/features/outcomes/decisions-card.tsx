import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { recordPaths } from '#app/shared/record-paths.ts'
import { useFormat } from '#app/ui/format.tsx'
import { Card } from '#app/ui/page.tsx'
import { outcomeCode } from './outcome-words.ts'
import type { DecisionLine } from './register.queries.server.ts'

/** What sessions have decided about the thing of this page; nothing where they have not. */
export function DecisionsCard({ roundtableId, decisions }: { roundtableId: string; decisions: DecisionLine[] }) {
  const { t } = useTranslation('outcomes')
  const format = useFormat()
  if (!decisions.length) return null
  return (
    <Card title={t('card.title')}>
      <ol className="grid gap-3">
        {decisions.map(({ id, number, text, session, ballot, reviewOn, at }) => (
          <li key={id}>
            <p className="font-serif wrap-anywhere">{text}</p>
            <p className="flex flex-wrap gap-x-2 text-sm text-ink-2">
              <Link to={`${recordPaths.decisions(roundtableId)}?q=${outcomeCode('decision', number)}`}>
                {outcomeCode('decision', number)}
              </Link>
              {session ? (
                <Link to={recordPaths.moment(roundtableId, session.id, id)}>
                  {t('from.session', { number: session.number, title: session.title })}
                </Link>
              ) : null}
              {!session && ballot ? (
                <Link to={paths.ballot(roundtableId, ballot.id)}>{t('from.ballot', { round: ballot.round })}</Link>
              ) : null}
              <span>{format.date(at)}</span>
              {reviewOn ? <span>{t('review.on', { day: format.date(`${reviewOn}T12:00:00Z`) })}</span> : null}
            </p>
          </li>
        ))}
      </ol>
    </Card>
  )
}
