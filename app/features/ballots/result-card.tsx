import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { useFormat } from '#app/ui/format.tsx'
import { Card } from '#app/ui/page.tsx'
import type { BallotResult } from './ballot-words.ts'
import type { BallotView } from './ballots.queries.server.ts'
import { SCREENS } from './methods/method-screens.tsx'

type ResultBallot = Pick<
  BallotView,
  'id' | 'roundtableId' | 'round' | 'closedAt' | 'own' | 'resultKeptLater' | 'method'
>

/** What the answers say, as the method says it, and its figures as a file. */
export function ResultCard({ ballot, result }: { ballot: ResultBallot; result: BallotResult }) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  const { Result } = SCREENS[ballot.method]
  return (
    <Card
      title={t('result.final', { round: ballot.round })}
      id="result"
      end={ballot.closedAt ? t('result.closed', { date: format.date(ballot.closedAt) }) : undefined}
    >
      <Result result={result} own={ballot.own?.answer ?? null} />
      {ballot.resultKeptLater ? <p className="mt-3 text-sm text-ink-2">{t('result.kept-later')}</p> : null}
      <p className="mt-4 text-sm">
        <Link to={paths.ballotResultFile(ballot.roundtableId, ballot.id)} reloadDocument>
          {t('result.file')}
        </Link>
      </p>
      <p className="mt-2 text-sm">
        <Link to={paths.ballotBundle(ballot.roundtableId, ballot.id)} reloadDocument>
          {t('result.bundle')}
        </Link>
      </p>
    </Card>
  )
}
