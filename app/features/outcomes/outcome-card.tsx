import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ballotPaths } from '#app/shared/ballot-paths.ts'
import { recordPaths } from '#app/shared/record-paths.ts'
import { localTime } from '#app/shared/zoned-time.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { Card } from '#app/ui/page.tsx'
import type { Concluded } from './outcome-entry.tsx'
import { outcomeCode } from './outcome-words.ts'

/** What the table concluded from a ballot, what it said before, and for moderators the form for it, or the way to that. */
export function OutcomeCard({ ballot, form }: { ballot: Concluded; form?: ReactNode }) {
  const { t } = useTranslation('ballot-outcome')
  const { outcome, conclude, roundtableId } = ballot
  if (!outcome && !conclude) return null
  return (
    <Card
      title={t('title')}
      id="outcome"
      end={
        outcome ? (
          <Link to={`${recordPaths.decisions(roundtableId)}?q=${outcomeCode('decision', outcome.number)}`}>
            {outcomeCode('decision', outcome.number)}
          </Link>
        ) : undefined
      }
    >
      <Stated outcome={outcome} />
      {form}
      {conclude && !form ? (
        <p className="no-print mt-4 text-sm">
          <Link to={ballotPaths.outcome(roundtableId, ballot.id)}>{t(outcome ? 'correct' : 'state')}</Link>
        </p>
      ) : null}
    </Card>
  )
}

/** What was concluded as it stands, with what it said before. */
export function Stated({ outcome }: Pick<Concluded, 'outcome'>) {
  const { t } = useTranslation('ballot-outcome')
  const format = useFormat()
  const today = format.now ? localTime(format.now, format.timeZone).slice(0, 10) : ''
  const day = (date: string) => format.date(`${date}T12:00:00Z`)
  if (!outcome) return <p className="text-ink-2">{t('none')}</p>
  return (
    <>
      <p className="font-serif text-lg leading-snug wrap-anywhere" dir="auto">
        {outcome.text}
      </p>
      <p className="mt-2 text-sm text-ink-2">
        {t('by', { name: outcome.by, at: format.dateTime(outcome.at) })}{' '}
        {outcome.reviewOn
          ? t(outcome.reviewOn <= today ? 'review-due' : 'review-on', {
              day: day(outcome.reviewOn),
            })
          : null}
      </p>
      {outcome.changes.length ? (
        <Disclosure className="mt-3" summary={t('before', { count: outcome.changes.length })}>
          <ol className="list-lines">
            {outcome.changes.map(({ id, text, reviewOn, by, at }) => (
              <li key={id}>
                <p className="wrap-anywhere" dir="auto">
                  {text}
                </p>
                <p className="text-sm text-ink-2">
                  {reviewOn ? t('review-on', { day: day(reviewOn) }) : null}{' '}
                  {t('changed-by', { name: by, at: format.dateTime(at) })}
                </p>
              </li>
            ))}
          </ol>
        </Disclosure>
      ) : null}
    </>
  )
}
