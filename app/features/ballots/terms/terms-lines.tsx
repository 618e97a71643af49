import { useTranslation } from 'react-i18next'
import { Banner } from '#app/ui/banner.tsx'
import { useFormat } from '#app/ui/format.tsx'
import type { BallotView } from '../ballots.queries.server.ts'
import { useGroupNames } from '../group-names.ts'
import type { Terms } from './terms.policy.ts'

type TermsOfBallot = { terms: Terms; closesAt: string | null; state: string }

/** Who is asked and until when, where that is not as usual. */
export function TermsLines({ ballot: { terms, closesAt, state } }: { ballot: TermsOfBallot }) {
  const { t } = useTranslation('ballot-terms')
  const format = useFormat()
  const names = useGroupNames()
  const isOpen = state === 'open'
  const lines = [
    ...(terms.who === 'organisations' ? [t('said-organisations')] : []),
    ...(terms.who === 'groups' ? [t('said-groups', { groups: names(terms.groupIds) })] : []),
    ...(isOpen && closesAt ? [t('said-closes', { at: format.dateTime(closesAt) })] : []),
  ]
  return lines.length ? <p className="mb-3 text-sm text-ink-2">{lines.join(' ')}</p> : null
}

/** Who sent the answer that stands, where it is an organisation's. */
export function SentBy({ ballot: { own } }: { ballot: Pick<BallotView, 'own'> }) {
  const { t } = useTranslation('ballot-terms')
  return own?.sentBy ? <Banner tone="quiet">{t('sent-by', { name: own.sentBy })}</Banner> : null
}

/** Why somebody has no form before them. */
export function NoVote({ ballot: { isOver, asked } }: { ballot: Pick<BallotView, 'isOver' | 'asked'> }) {
  const { t } = useTranslation(['ballots', 'ballot-terms'])
  const said = isOver ? 'ballot-terms:counting' : asked ? 'card.watching' : 'ballot-terms:not-asked'
  return <p className="text-ink-2">{t(said)}</p>
}
