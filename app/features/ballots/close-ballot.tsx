import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { GroupName, useGroups } from '#app/ui/group.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import type { BallotView } from './ballots.queries.server.ts'
import type { SilentGroup } from './silent.ts'
import { turnoutTotals } from './turnout.ts'

type ClosableBallot = Pick<BallotView, 'id' | 'roundtableId' | 'turnout' | 'needed' | 'silent' | 'secret'>

/** Asks once more, with who is missing, before a ballot is closed. Opens in place, without a script too. */
export function CloseBallot({ ballot }: { ballot: ClosableBallot }) {
  const { t } = useTranslation(['ballots', 'ballot-terms'])
  const { voted, eligible } = turnoutTotals(ballot.turnout)
  const short = Math.max(ballot.needed - voted, 0)
  return (
    <Disclosure summary={t('close.ask')} icon="lock" className="mt-4 border-t border-line pt-4">
      <div className="rounded-md bg-inset p-4 text-sm">
        <p>{t('turnout.count', { count: eligible, voted })}</p>
        {short > 0 ? <p className="mt-2 font-medium">{t('close.too-few', { count: short })}</p> : null}
        <SilentGroups silent={ballot.silent ?? []} />
        <p className="mt-3">{t(ballot.secret ? 'ballot-terms:secret.consequence' : 'close.consequence')}</p>
        <InlineForm action={paths.ballotClosure(ballot.roundtableId, ballot.id)} className="mt-3">
          {({ busy }) => (
            <Button type="submit" variant="primary" pending={busy}>
              {t(short > 0 ? 'close.submit-anyway' : 'close.submit')}
            </Button>
          )}
        </InlineForm>
      </div>
    </Disclosure>
  )
}

function SilentGroups({ silent }: { silent: SilentGroup[] }) {
  const { t } = useTranslation('ballots')
  const { group } = useGroups()
  const format = useFormat()
  if (silent.length === 0) return <p className="mt-2">{t('close.everybody')}</p>
  return (
    <>
      <h3 className="mt-3 text-sm font-bold">{t('close.silent')}</h3>
      <dl className="mt-1 grid gap-1">
        {silent.map(({ groupId, names }) => {
          const known = group(groupId)
          return (
            <div key={groupId} className="grid gap-x-3 sm:grid-cols-[12rem_minmax(0,1fr)]">
              <dt>{known ? <GroupName group={known} /> : null}</dt>
              <dd className="wrap-anywhere text-ink-2">{format.list(names)}</dd>
            </div>
          )
        })}
      </dl>
    </>
  )
}
