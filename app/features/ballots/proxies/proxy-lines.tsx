import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import type { BallotView } from '../ballots.queries.server.ts'

/** Who votes for whom, or voted once the ballot is closed. */
export function ProxyLines({
  ballot: { proxies, state, result },
}: {
  ballot: Pick<BallotView, 'proxies' | 'state' | 'result'>
}) {
  const { t } = useTranslation('ballot-terms')
  if (!proxies?.list.length && !proxies?.byProxy) return null
  const isTold = proxies.byProxy !== null
  return (
    <div className="mt-4 text-sm">
      <p className="font-bold">{t('proxies.title')}</p>
      <ul className="mt-1 grid gap-1">
        {proxies.list.map(({ id, giver, receiver }) => (
          <li key={id} className="wrap-anywhere">
            {t(state === 'open' ? 'proxies.votes' : 'proxies.voted', { giver, receiver })}
          </li>
        ))}
      </ul>
      {result ? (
        <p className="mt-1">{isTold ? t('proxies.cast', { count: proxies.byProxy ?? 0 }) : t('proxies.cast-few')}</p>
      ) : null}
    </div>
  )
}

/** The way to the page where a vote is given away or cast for another. */
export function ProxyWay({ ballot }: { ballot: Pick<BallotView, 'id' | 'roundtableId' | 'proxies' | 'can'> }) {
  const { t } = useTranslation('ballot-terms')
  const { proxies, can } = ballot
  if (!proxies || !can.vote) return null
  const waiting = proxies.asked.length + proxies.held.filter(({ own }) => !own).length
  return (
    <p className="mt-3 text-sm">
      <Link to={paths.ballotVote(ballot.roundtableId, ballot.id)}>
        {waiting ? t('proxies.waiting', { count: waiting }) : t('proxies.way')}
      </Link>
    </p>
  )
}
