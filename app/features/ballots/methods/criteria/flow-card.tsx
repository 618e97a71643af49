import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Meter } from '#app/ui/chart.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { useDrafts } from '../../drafts/use-drafts.ts'
import { optionsOf } from '../../subjects/options.ts'
import type { FlowProps } from '../method-screen.ts'
import { Begun } from './begun.tsx'
import { type Step, stepAt, stepsOf } from './flow.ts'
import { shortLabel } from './items-picture.tsx'
import type { CriteriaSettings } from './words.ts'

/** On the ballot's page: how far one is, and where to go on. */
export function FlowCard({ ballot }: FlowProps) {
  const { t } = useTranslation('criteria')
  const steps = stepsOf(ballot.settings as CriteriaSettings, optionsOf(ballot.wording), ballot.own?.answer ?? null)
  const to = paths.ballotVote(ballot.roundtableId, ballot.id)
  const next = stepAt(steps, null)
  const done = steps.filter((step) => step.done).length
  const { drafts } = useDrafts(ballot)
  const label =
    done === 0 ? t('start') : done === steps.length ? t('look') : t('go-on', { item: shortLabel(next.item) })
  return (
    <>
      <Progress steps={steps} />
      <Begun steps={steps} ids={Object.keys(drafts)} to={to} />
      <p className="mt-3">
        <LinkButton to={`${to}?part=${next.item.id}`} variant="primary">
          {label}
        </LinkButton>
      </p>
      <p className="mt-3 text-sm text-ink-2">{t('counts')}</p>
      <StepList steps={steps} to={to} shown={null} />
    </>
  )
}

export function Progress({ steps }: { steps: readonly Step[] }) {
  const { t } = useTranslation('criteria')
  const done = steps.filter((step) => step.done).length
  return (
    <>
      <p className="text-sm tabular-nums" role="status">
        {done === steps.length
          ? t('all-done', { total: steps.length })
          : t('done', { count: done, total: steps.length })}
      </p>
      <Meter value={done / steps.length} />
    </>
  )
}

/** Every item with its address. */
export function StepList({ steps, to, shown }: { steps: readonly Step[]; to: string; shown: string | null }) {
  const { t } = useTranslation('criteria')
  return (
    <Disclosure summary={t('list')} icon="table" className="mt-4">
      <ol className="list-lines mt-2">
        {steps.map(({ item, done }) => (
          <li key={item.id} className="flex items-start gap-2">
            <Icon name={done ? 'check-circle' : 'dashed'} label={t(done ? 'state.done' : 'state.to-do')} />
            <Link
              to={`${to}?part=${item.id}`}
              aria-current={item.id === shown ? 'step' : undefined}
              className="min-w-0 wrap-anywhere"
            >
              {item.label}
            </Link>
          </li>
        ))}
      </ol>
    </Disclosure>
  )
}
