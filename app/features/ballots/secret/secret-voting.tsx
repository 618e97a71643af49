import type { SubmissionResult } from '@conform-to/dom'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { SENT_KEY } from '#app/shared/sent-key.ts'
import { Button } from '#app/ui/button.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import type { BallotView } from '../ballots.queries.server.ts'
import { SCREENS } from '../methods/method-screens.tsx'
import { VoteFields } from '../vote-fields.tsx'
import { ReceiptCard } from './receipt-card.tsx'
import { isSecretVote, type SecretVote } from './secret.policy.ts'
import { WhereItStands } from './secret-answer.tsx'

type Props = {
  ballot: BallotView
  pillar: string | null
  lastResult: SubmissionResult | undefined
  sendKey: string | null
  secretVote?: SecretVote
}

/** A secret vote, and once it is cast its receipt. Nothing of it is kept on the device, and the page never shows it again. */
export function SecretVoting({ ballot, pillar, lastResult, sendKey, secretVote }: Props) {
  const { t } = useTranslation(['secret-ballot', 'ballot-terms'])
  // The same for as long as the page is shown, however often it is loaded again.
  const [key] = useState(sendKey)
  // The form stays until it is answered: the page hears that the vote is cast before the receipt is here.
  const [mayVote] = useState(ballot.can.vote)
  const [answered, setAnswered] = useState<SecretVote>()
  const voted = answered ?? secretVote
  if (voted) return <ReceiptCard ballot={ballot} receipt={voted.receipt} />
  if (!mayVote) return <WhereItStands ballot={ballot} />
  return (
    <>
      <WhereItStands ballot={ballot} />
      <InlineForm
        action={paths.ballotVote(ballot.roundtableId, ballot.id)}
        onDone={(answer) => isSecretVote(answer) && setAnswered(answer)}
      >
        {({ busy, lastResult: inline }) => (
          <>
            <input type="hidden" name={SENT_KEY} value={key ?? ''} />
            <VoteFields
              ballot={ballot}
              screen={SCREENS[ballot.method]}
              pillar={pillar}
              lastResult={inline?.error ? inline : lastResult}
            />
            <div className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-3 border-t border-line pt-4">
              <Button type="submit" variant="primary" pending={busy} className="max-sm:w-full">
                {t('cast')}
              </Button>
              <span className="text-sm text-ink-2">{t(`ballot-terms:secret.said-${ballot.secret!.changes}`)}</span>
            </div>
          </>
        )}
      </InlineForm>
    </>
  )
}
