import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Banner } from '#app/ui/banner.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import type { BallotView } from '../ballots.queries.server.ts'
import { NoVote } from '../terms/terms-lines.tsx'

type Props = {
  ballot: Pick<BallotView, 'id' | 'roundtableId' | 'secret' | 'can' | 'isOver' | 'asked' | 'terms' | 'conflicts'>
}

/** Where one's secret vote stands, with the way to the page where it is cast: a receipt is shown there once. */
export function SecretAnswer({ ballot }: Props) {
  const { t } = useTranslation('ballot-terms')
  const cast = ballot.secret?.cast ?? false
  return (
    <>
      <WhereItStands ballot={ballot} />
      {ballot.can.vote ? (
        <LinkButton to={paths.ballotVote(ballot.roundtableId, ballot.id)} variant={cast ? 'default' : 'primary'}>
          {t(cast ? 'secret.replace' : 'secret.vote')}
        </LinkButton>
      ) : null}
    </>
  )
}

/** That one's vote is cast, or why somebody has no form before them. */
export function WhereItStands({ ballot }: Props) {
  const { t } = useTranslation('ballot-terms')
  if (ballot.secret?.cast)
    return (
      <Banner tone="quiet">
        {t(ballot.terms.who === 'organisations' ? 'secret.cast-organisation' : 'secret.cast')}
      </Banner>
    )
  if (ballot.can.vote) return null
  const isVoter = ballot.asked && !ballot.isOver && ballot.secret?.cast === null
  return isVoter ? <p className="text-ink-2">{t('secret.not-on-roll')}</p> : <NoVote ballot={ballot} />
}
