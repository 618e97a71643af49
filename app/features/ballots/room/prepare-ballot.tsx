import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ballotPaths } from '#app/shared/ballot-paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { ErrorSummary, SelectField, TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { InlineForm, type InlineFormState } from '#app/ui/inline-form.tsx'
import { type MethodName, WHOLE_METHODS } from '../methods/method-names.ts'
import { roomScreen } from '../methods/whole-screens.tsx'
import { METHODS_FOR } from '../subjects/subject-types.ts'
import type { Askable } from './room-ballot.ts'

type Props = { roundtableId: string; sessionId: string; askable: Askable[]; itemId: string | null }

/** What is asked, how people answer, and what it takes; prepared and not yet opened. */
export function PrepareBallot({ roundtableId, sessionId, askable, itemId }: Props) {
  const { t } = useTranslation('ballots')
  const [prepared, setPrepared] = useState(0)
  const current = askable.filter((one) => one.itemId === itemId)
  // What several items are about stands here once: for the current one, if it is among them.
  const ordered = [...current, ...askable.filter((one) => one.itemId !== itemId)].filter(
    ({ subject }, place, all) => all.findIndex((one) => one.subject === subject) === place,
  )
  if (ordered.length === 0) return <p className="text-ink-2">{t('room.no-item')}</p>
  return (
    <InlineForm
      key={prepared}
      action={ballotPaths.prepare(roundtableId, sessionId)}
      fetcherKey={`prepare-${sessionId}-${prepared}`}
      onDone={() => setPrepared((times) => times + 1)}
    >
      {(state) => <Fields askable={ordered} {...state} />}
    </InlineForm>
  )
}

function Fields({ askable, busy, lastResult }: { askable: Askable[] } & InlineFormState) {
  const { t } = useTranslation('ballots')
  const failed = lastResult?.error ? lastResult : undefined
  const first = askable[0]!
  // Until something is chosen it follows the item that is on; what was chosen and typed stays when another moderator goes on.
  const [subject, setSubject] = useState<string>()
  const chosen = askable.find((one) => one.subject === subject) ?? first
  const methods = METHODS_FOR[chosen.type]
  const usual = first.kind === 'rating' && chosen.type === 'indicator' ? 'rating' : methods[0]
  const [picked, setMethod] = useState<MethodName>()
  const method = picked && methods.includes(picked) ? picked : usual
  const form = useFields(failed, { subject: first.subject, question: '', method: usual })
  const { SettingsFields } = roomScreen(method)
  const all: readonly MethodName[] = WHOLE_METHODS
  return (
    <div className="grid gap-4">
      <ErrorSummary form={form} />
      <input type="hidden" name="itemId" value={chosen.itemId} />
      <SelectField
        field={form.fields.subject}
        label={t('room.about')}
        onChange={(event) => setSubject(event.currentTarget.value)}
        options={askable.map((one) => ({ value: one.subject, label: t(`room.about-${one.type}`, { name: one.name }) }))}
      />
      {chosen.type === 'agenda-item' ? (
        <TextField
          field={form.fields.question}
          label={t('room.question')}
          hint={t('room.question-hint')}
          maxLength={300}
          optional
        />
      ) : null}
      <SelectField
        field={form.fields.method}
        label={t('open.method')}
        value={method}
        onChange={(event) => setMethod(event.currentTarget.value as MethodName)}
        options={all
          .filter((one) => methods.includes(one))
          .map((one) => ({ value: one, label: t(`method.${one}.name`) }))}
      />
      <Disclosure summary={t('room.rule')} icon="scale">
        <SettingsFields key={method} lastResult={undefined} />
      </Disclosure>
      <Button type="submit" variant="primary" pending={busy} className="justify-self-start">
        {t('room.prepare-submit')}
      </Button>
    </div>
  )
}
