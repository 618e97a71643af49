import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ballotPaths } from '#app/shared/ballot-paths.ts'
import { paths } from '#app/shared/paths.ts'
import { useFormat } from '#app/ui/format.tsx'
import { Card } from '#app/ui/page.tsx'
import type { BallotResult } from './ballot-words.ts'
import type { BallotView } from './ballots.queries.server.ts'
import { SCREENS } from './methods/method-screens.tsx'
import { ProxyLines } from './proxies/proxy-lines.tsx'
import { verdictOf } from './rule/rule-words.ts'
import { VerdictPanel } from './rule/verdict-panel.tsx'
import { SplitLine } from './split/split-line.tsx'
import { ConflictLines } from './terms/conflict-lines.tsx'
import { HeadCount, WeightTable } from './terms/weights-lines.tsx'

type ResultBallot = Pick<
  BallotView,
  | 'id'
  | 'rounds'
  | 'reasons'
  | 'roundtableId'
  | 'round'
  | 'closedAt'
  | 'own'
  | 'resultKeptLater'
  | 'method'
  | 'weights'
  | 'settings'
  | 'conflicts'
  | 'terms'
  | 'proxies'
  | 'result'
  | 'state'
>

type ResultCardProps = { ballot: ResultBallot; result: BallotResult; even?: ReactNode; map?: ReactNode }

/** What the answers say, as the method says it, and its figures as a file. */
export function ResultCard({ ballot, result, even, map }: ResultCardProps) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  const { Result, Rounds } = SCREENS[ballot.method]
  const verdict = verdictOf(result)
  const resultFile = paths.ballotResultFile(ballot.roundtableId, ballot.id)
  return (
    <Card
      title={t('result.final', { round: ballot.round })}
      id="result"
      end={ballot.closedAt ? t('result.closed', { date: format.date(ballot.closedAt) }) : undefined}
    >
      {verdict ? <VerdictPanel verdict={verdict} file={`${resultFile}?part=rule`} /> : null}
      <Result result={result} own={ballot.own?.answer ?? null} reasons={ballot.reasons} />
      {even}
      <SplitLine ballot={ballot} />
      {map}
      {Rounds && ballot.rounds ? <Rounds rounds={ballot.rounds} /> : null}
      <ProxyLines ballot={ballot} />
      <ConflictLines ballot={ballot} />
      <HeadCount method={ballot.method} result={result} />
      {ballot.weights ? <WeightTable weights={ballot.weights} settings={ballot.settings} /> : null}
      {ballot.resultKeptLater ? <p className="mt-3 text-sm text-ink-2">{t('result.kept-later')}</p> : null}
      <p className="mt-4 text-sm">
        <Link to={resultFile} reloadDocument>
          {t('result.file')}
        </Link>
      </p>
      <p className="mt-2 text-sm">
        <Link to={paths.ballotBundle(ballot.roundtableId, ballot.id)} reloadDocument>
          {t('result.bundle')}
        </Link>
      </p>
      <p className="mt-2 text-sm">
        <Link to={ballotPaths.recount(ballot.roundtableId, ballot.id)}>{t('result.recount')}</Link>
      </p>
    </Card>
  )
}
