import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ballotPaths } from '#app/shared/ballot-paths.ts'
import { Button } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { Card } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useSending } from '#app/ui/use-sending.ts'
import type { NextProps } from '../method-screen.ts'
import type { CriteriaResult } from './count.ts'
import { isLastRound, type Settled, settledItems } from './returns.ts'

/** For moderators, after a round: what comes back by the rule of the first round, to be confirmed, with all that was set before as it was. */
export function NextCard({ ballot }: NextProps) {
  const { t } = useTranslation(['criteria', 'ballots', 'ballot-terms'])
  const sending = useSending()
  const result = ballot.result as CriteriaResult
  const before = ballot.rounds?.results.at(-2)?.result as CriteriaResult | undefined
  const settled = settledItems(result, before ?? null)
  const { closesAt } = useFields(undefined, { closesAt: '' }).fields
  const round = ballot.round + 1
  if (isLastRound(result.rule, ballot.round, settled))
    return (
      <Card title={t('next.over')} id="open-ballot">
        <p className="text-ink-2">
          {t(settled.some(({ returns }) => returns) ? 'next.over-rounds' : 'next.over-stable', { count: ballot.round })}
        </p>
        {settled.some(({ returns }) => returns) ? <Amend ballot={ballot} /> : null}
      </Card>
    )
  return (
    <Card title={t('ballots:open.title', { round })} id="open-ballot">
      <p className="text-ink-2">{t('next.lead')}</p>
      <PostForm action={ballotPaths.nextRound(ballot.roundtableId, ballot.id)} className="mt-4 grid gap-4">
        <fieldset className="field">
          <legend className="field-label">{t('next.items')}</legend>
          <div className="mt-2 grid gap-2">
            {settled.map((one) => (
              <Box key={one.item.id} settled={one} />
            ))}
          </div>
        </fieldset>
        <TextField field={closesAt} type="datetime-local" label={t('next.closes')} optional width="sm" />
        <Button type="submit" variant="primary" pending={sending} className="justify-self-start">
          {t('ballots:open.submit', { round })}
        </Button>
      </PostForm>
      <Amend ballot={ballot} />
    </Card>
  )
}

/** To open it otherwise than the round before, with a reason that is kept. */
function Amend({ ballot: { id, roundtableId } }: NextProps) {
  const { t } = useTranslation('criteria')
  return (
    <p className="mt-4 text-sm">
      <Link to={ballotPaths.new(roundtableId, { after: id })}>{t('next.amend')}</Link>
    </p>
  )
}

function Box({ settled: { item, consensus, moved, stable, returns } }: { settled: Settled }) {
  const { t } = useTranslation(['criteria', 'ballots'])
  const format = useFormat()
  const said = [
    t(consensus ? `result.consensus-is.${consensus}` : 'ballots:table.not-shown'),
    ...(moved === null
      ? []
      : [t(stable ? 'rounds.stable' : 'rounds.moved', { moved: format.number(Math.round(moved)) })]),
  ]
  return (
    <label className="choice">
      <input type="checkbox" className="checkbox" name="items" value={item.id} defaultChecked={returns} />
      <span className="choice-label min-w-0 wrap-anywhere">
        {item.label || t('overall')}
        <span className="choice-hint">{said.join(' · ')}</span>
      </span>
    </label>
  )
}
