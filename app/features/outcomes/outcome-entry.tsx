import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BallotView } from '#app/features/ballots/ballots.queries.server.ts'
import { ballotPaths } from '#app/shared/ballot-paths.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { ErrorSummary, SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { type FieldState, useFields, useSeen } from '#app/ui/form.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { OUTCOME_LIMIT } from './outcome-words.ts'

export type Concluded = Pick<BallotView, 'id' | 'roundtableId' | 'outcome' | 'conclude'>

type EntryProps = { ballot: Concluded; conclude: NonNullable<Concluded['conclude']> }

/** The form of an outcome within a page, for moderators. */
export function outcomeEntry(ballot: Concluded) {
  return ballot.conclude ? <OutcomeEntry ballot={ballot} conclude={ballot.conclude} /> : null
}

/** The first words of an outcome, or behind a summary other ones. The form stays where it is while it is filled in, whatever others state. */
function OutcomeEntry({ ballot, conclude }: EntryProps) {
  const { t } = useTranslation('ballot-outcome')
  const [begun, setBegun] = useState<'first' | 'correction' | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const isFirst = useRef(!ballot.outcome)
  // What was typed before the page listened counts, too.
  useEffect(() => {
    if (isFirst.current && box.current?.querySelector('textarea')?.value) setBegun('first')
  }, [])
  const kind = begun ?? (ballot.outcome ? 'correction' : 'first')
  const form = (
    <div ref={box} onInput={() => setBegun(kind)}>
      <InlineForm
        action={ballotPaths.outcome(ballot.roundtableId, ballot.id)}
        onDone={() => setBegun(null)}
        className="no-print mt-4"
      >
        {({ busy, lastResult }) => <OutcomeFields {...{ outcome: ballot.outcome, conclude, busy, lastResult }} />}
      </InlineForm>
    </div>
  )
  if (kind === 'first') return form
  return (
    <Disclosure className="no-print mt-4" icon="edit" summary={t('correct')}>
      {form}
    </Disclosure>
  )
}

type FieldsProps = {
  outcome: BallotView['outcome']
  conclude: EntryProps['conclude']
  busy: boolean
  lastResult: Parameters<typeof useFields>[0]
}

/** What can be said of an outcome, whether one stands already or not. */
export function OutcomeFields({ outcome, conclude: { moves, about }, busy, lastResult }: FieldsProps) {
  const { t } = useTranslation('ballot-outcome')
  const seen = useSeen(outcome?.seen ?? '', lastResult)
  const form = useFields(lastResult?.error ? lastResult : undefined, {
    text: outcome?.text ?? '',
    reviewOn: outcome?.reviewOn ?? '',
    about: outcome?.about ?? 'none',
    state: '',
  })
  const { fields } = form
  return (
    <div className="grid gap-4">
      <ErrorSummary form={form} />
      <Meanwhile seen={seen} outcome={outcome} />
      <input type="hidden" name="seen" value={seen} />
      <TextArea field={fields.text} label={t('text')} hint={t('text-hint')} rows={2} limit={OUTCOME_LIMIT} />
      <TextField field={fields.reviewOn} label={t('review')} hint={t('review-hint')} type="date" width="md" optional />
      <AboutField field={fields.about} about={about} />
      <MoveField field={fields.state} moves={moves} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" variant={outcome ? undefined : 'primary'} pending={busy}>
          {t(outcome ? 'save' : 'state')}
        </Button>
        {outcome ? null : <span className="text-sm text-ink-2">{t('told')}</span>}
      </div>
    </div>
  )
}

/** What its author has not sent with: what somebody else said while they were writing. */
function Meanwhile({ seen, outcome }: { seen: string } & Pick<FieldsProps, 'outcome'>) {
  const { t } = useTranslation('ballot-outcome')
  if (!outcome || seen === outcome.seen) return null
  return (
    <Banner tone="notice" live>
      {t('meanwhile')}
    </Banner>
  )
}

function AboutField({ field, about }: { field: FieldState; about: EntryProps['conclude']['about'] }) {
  const { t } = useTranslation('ballot-outcome')
  if (!about.length) return null
  const options = [{ value: 'none', label: t('about-nothing') }, ...about]
  return <SelectField field={field} label={t('about')} options={options} />
}

function MoveField({ field, moves }: { field: FieldState; moves: EntryProps['conclude']['moves'] }) {
  const { t } = useTranslation(['ballot-outcome', 'ui'])
  if (!moves.length) return null
  const options = moves.map((to) => ({ value: to, label: t(`ui:status.${to}`) }))
  return (
    <SelectField
      field={field}
      label={t('move')}
      hint={t('move-hint')}
      options={[{ value: '', label: t('move-none') }, ...options]}
    />
  )
}
