import { useTranslation } from 'react-i18next'
import { recordPaths } from '#app/shared/record-paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { ErrorSummary, TextField } from '#app/ui/field.tsx'
import { useFields, useSeen } from '#app/ui/form.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import type { NoteChoices } from './choices.server.ts'
import { AboutField, OwnerField } from './note-form.tsx'
import { type Noun, OUTCOME_LIMIT } from './outcome-words.ts'
import type { ActionLine, DecisionLine } from './register.queries.server.ts'
import { saidBy } from './said-by.ts'

/** For whoever owns it, and moderators: that it is done, or will not be. */
export function SettleForm({ roundtableId, line, code }: { roundtableId: string; line: ActionLine; code: string }) {
  const { t } = useTranslation('outcomes')
  const next = line.state === 'open' ? (['done', 'dropped'] as const) : (['open'] as const)
  return (
    <InlineForm action={recordPaths.action(roundtableId, line.id)} className="no-print">
      {({ busy }) => (
        <div className="button-row">
          <input type="hidden" name="act" value="settle" />
          <input type="hidden" name="seen" value={line.state} />
          {next.map((state) => (
            <Button key={state} type="submit" name="state" value={state} size="sm" pending={busy}>
              {t(`settle.${state}`)}
              <span className="sr-only"> {code}</span>
            </Button>
          ))}
        </div>
      )}
    </InlineForm>
  )
}

type Props = {
  noun: Noun
  roundtableId: string
  line: DecisionLine | ActionLine
  choices: NoteChoices
  code: string
}

/** For moderators: its words, owner, day and subject, and its removal. */
export function OutcomeChanges({ noun, roundtableId, line, choices, code }: Props) {
  const { t } = useTranslation('outcomes')
  const action =
    noun === 'decision' ? recordPaths.decision(roundtableId, line.id) : recordPaths.action(roundtableId, line.id)
  return (
    <Disclosure
      className="no-print"
      icon="edit"
      summary={
        <span>
          {t('change.open')}
          <span className="sr-only"> {code}</span>
        </span>
      }
    >
      <div className="mt-3 grid gap-4">
        <InlineForm action={action}>
          {({ busy, lastResult }) => <ChangeFields {...{ noun, line, choices, busy, lastResult }} />}
        </InlineForm>
        <InlineForm action={action}>
          {({ busy }) => (
            <>
              <input type="hidden" name="act" value="remove" />
              <Button type="submit" size="sm" icon="trash" pending={busy}>
                {t('change.remove')}
                <span className="sr-only"> {code}</span>
              </Button>
            </>
          )}
        </InlineForm>
      </div>
    </Disclosure>
  )
}

type FieldsProps = Pick<Props, 'noun' | 'line' | 'choices'> & {
  busy: boolean
  lastResult: Parameters<typeof useFields>[0]
  /** What is wrong stands above as well, on a page of its own. */
  summed?: true
}

/** What can be said of a line instead of what it says. */
export function ChangeFields({ noun, line, choices, busy, lastResult, summed }: FieldsProps) {
  const { t } = useTranslation('outcomes')
  const duty = 'state' in line ? line : null
  const form = useFields(lastResult?.error ? lastResult : undefined, {
    text: line.text,
    ownerId: duty?.owner?.id ?? '',
    dueOn: duty?.dueOn ?? '',
    about: aboutOf(line),
  })
  const { fields } = form
  const said = saidBy({ text: line.text, ownerId: duty?.owner?.id, dueOn: duty?.dueOn })
  const seen = useSeen(said, lastResult)
  const about = withOwn(choices.about, line)
  return (
    <div className="grid gap-3">
      {summed ? <ErrorSummary form={form} /> : null}
      <input type="hidden" name="act" value="change" />
      <input type="hidden" name="seen" value={seen} />
      <TextField field={fields.text} label={t(`${noun}.text`)} maxLength={OUTCOME_LIMIT} />
      {duty ? (
        <>
          <OwnerField field={fields.ownerId} members={choices.members} />
          <TextField field={fields.dueOn} label={t('due')} type="date" width="md" />
        </>
      ) : null}
      <AboutField field={fields.about} about={about} />
      <div className="button-row">
        <Button type="submit" pending={busy}>
          {t('change.save')}
        </Button>
      </div>
    </div>
  )
}

function aboutOf({ ballot, section, indicator }: DecisionLine) {
  if (ballot) return `ballot:${ballot.id}`
  return section ? `section:${section.id}` : indicator ? `indicator:${indicator.id}` : 'none'
}

/** What it is about already stands among the choices, whatever the agenda says by now. */
function withOwn(about: NoteChoices['about'], line: DecisionLine) {
  const value = aboutOf(line)
  if (value === 'none' || about.some((one) => one.value === value)) return about
  return [{ value, label: line.section?.title ?? line.indicator?.name ?? value }, ...about]
}
