import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import type { BallotView } from './ballots.queries.server.ts'
import { useGroupNames } from './group-names.ts'
import { turnoutTotals } from './turnout.ts'

/** Asks once more, with who is missing, before a ballot is closed for good. Opens in place, without a script too. */
export function CloseBallot({ ballot }: { ballot: Pick<BallotView, 'id' | 'roundtableId' | 'turnout'> }) {
  const { t } = useTranslation('ballots')
  const names = useGroupNames()
  const { voted, eligible } = turnoutTotals(ballot.turnout)
  const silent = ballot.turnout.filter((group) => group.voted === 0).map((group) => group.groupId)
  return (
    <Disclosure summary={t('close.ask')} icon="lock" className="mt-4 border-t border-line pt-4">
      <div className="rounded-md bg-inset p-4">
        <p className="text-sm">
          {t('turnout.count', { count: eligible, voted })} {silent.length > 0 ? t('finding.silent', { count: silent.length, groups: names(silent) }) : null}{' '}
          {t('close.consequence')}
        </p>
        <InlineForm action={paths.ballotClosure(ballot.roundtableId, ballot.id)} className="mt-3">
          {({ busy }) => (
            <Button type="submit" variant="primary" pending={busy}>
              {t('close.submit')}
            </Button>
          )}
        </InlineForm>
      </div>
    </Disclosure>
  )
}
