import { useTranslation } from 'react-i18next'
import { Banner } from '#app/ui/banner.tsx'
import { useFormat } from '#app/ui/format.tsx'
import type { BallotView } from '../ballots.queries.server.ts'
import { useGroupNames } from '../group-names.ts'
import { SecretLines } from '../secret/secret-lines.tsx'
import type { StoredTerms, Terms } from './terms.policy.ts'

type TermsOfBallot = { roundtableId: string; terms: Terms & StoredTerms; closesAt: string | null; state: string }

/** Who is asked and until when, where that is not as usual. */
export function TermsLines({ ballot }: { ballot: TermsOfBallot }) {
  const { terms, closesAt, state } = ballot
  const { t } = useTranslation('ballot-terms')
  const format = useFormat()
  const names = useGroupNames()
  const isOpen = state === 'open'
  const lines = [
    ...(terms.who === 'organisations' ? [t(terms.secret ? 'secret.said-organisations' : 'said-organisations')] : []),
    ...(terms.who === 'groups' ? [t('said-groups', { groups: names(terms.groupIds) })] : []),
    ...(terms.split ? [t('split.said')] : []),
    ...(terms.conflict ? [t('conflict.said')] : []),
    ...(terms.proxies ? [t('proxies.said', { count: terms.proxies })] : []),
    ...(isOpen && terms.visibility ? [t(`standing.said-${terms.visibility}`)] : []),
    ...(isOpen && closesAt ? [t('said-closes', { at: format.dateTime(closesAt) })] : []),
  ]
  return (
    <>
      {lines.length ? <p className="mb-3 text-sm text-ink-2">{lines.join(' ')}</p> : null}
      {terms.secret ? <SecretLines roundtableId={ballot.roundtableId} secret={terms.secret} isOpen={isOpen} /> : null}
    </>
  )
}

/** Who sent the answer that stands, where it is an organisation's or was cast by proxy. */
export function SentBy({ ballot: { own } }: { ballot: Pick<BallotView, 'own'> }) {
  const { t } = useTranslation('ballot-terms')
  if (own?.castBy) return <Banner tone="quiet">{t('proxies.cast-by', { name: own.castBy })}</Banner>
  return own?.sentBy ? <Banner tone="quiet">{t('sent-by', { name: own.sentBy })}</Banner> : null
}

/** Why somebody has no form before them. */
export function NoVote({
  ballot: { isOver, asked, conflicts },
}: {
  ballot: Pick<BallotView, 'isOver' | 'asked' | 'conflicts'>
}) {
  const { t } = useTranslation(['ballots', 'ballot-terms'])
  if (!isOver && !asked && conflicts.some(({ mine }) => mine)) return null
  const said = isOver ? 'ballot-terms:counting' : asked ? 'card.watching' : 'ballot-terms:not-asked'
  return <p className="text-ink-2">{t(said)}</p>
}
