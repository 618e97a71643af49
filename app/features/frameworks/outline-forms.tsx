import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choices.tsx'
import { SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { InlineForm, type InlineFormState } from '#app/ui/inline-form.tsx'
import { PURPOSE_LIMIT, TITLE_LIMIT } from './limits.ts'
import type { OutlinePillar, OutlineSection } from './outline.ts'

type Place = { roundtableId: string; onDone?: () => void }

export function PillarForm({ roundtableId, pillar, onDone }: Place & { pillar?: OutlinePillar }) {
  const action = pillar ? paths.pillar(roundtableId, pillar.id) : paths.pillars(roundtableId)
  return (
    <InlineForm action={action} onDone={onDone} className="grid gap-4">
      {(state) => <PillarFields state={state} pillar={pillar} />}
    </InlineForm>
  )
}

function PillarFields({ state, pillar }: { state: InlineFormState; pillar?: OutlinePillar }) {
  const { t } = useTranslation('framework')
  const { fields } = useFields(state.lastResult, {
    title: pillar?.title,
    purpose: pillar?.purpose,
    side: 'contribution',
  })
  const sides = ['performance', 'contribution', 'closing'].map((value) => ({ value, label: t(`side.${value}`) }))
  return (
    <>
      <TextField field={fields.title} label={t('pillar.title')} required maxLength={TITLE_LIMIT} />
      <TextArea field={fields.purpose} label={t('pillar.purpose')} optional rows={2} maxLength={PURPOSE_LIMIT} />
      {pillar ? null : <SelectField field={fields.side} label={t('pillar.side')} options={sides} width="md" />}
      <div>
        <Button type="submit" pending={state.busy}>
          {pillar ? t('save') : t('pillar.add')}
        </Button>
      </div>
    </>
  )
}

export function NewSectionForm({ roundtableId, pillar, onDone }: Place & { pillar: OutlinePillar }) {
  const { t } = useTranslation('framework')
  return (
    <InlineForm action={paths.sections(roundtableId)} onDone={onDone}>
      {(state) => (
        <>
          <input type="hidden" name="pillarId" value={pillar.id} />
          <TitleField
            state={state}
            label={t('section.new', { pillar: pillar.title })}
            submit={t('section.add')}
            key={String(state.lastResult?.initialValue === null)}
          />
        </>
      )}
    </InlineForm>
  )
}

export function RenameSectionForm({ roundtableId, section, onDone }: Place & { section: OutlineSection }) {
  const { t } = useTranslation('framework')
  return (
    <InlineForm action={paths.sectionTitle(roundtableId, section.id)} onDone={onDone}>
      {(state) => <TitleField state={state} label={t('section.title')} submit={t('rename')} title={section.title} />}
    </InlineForm>
  )
}

function TitleField({
  state,
  label,
  submit,
  title,
}: {
  state: InlineFormState
  label: string
  submit: string
  title?: string
}) {
  const { fields } = useFields(state.lastResult, { title })
  return (
    <div className="flex flex-wrap items-end gap-2">
      <div className="min-w-48 flex-1">
        <TextField field={fields.title} label={label} required maxLength={TITLE_LIMIT} />
      </div>
      <Button type="submit" pending={state.busy}>
        {submit}
      </Button>
    </div>
  )
}

/** To the end of another pillar: what a drag across pillars does, for everybody else. */
export function MoveSectionForm({
  roundtableId,
  section,
  pillars,
}: Place & { section: OutlineSection; pillars: OutlinePillar[] }) {
  const { t } = useTranslation('framework')
  const { fields } = useFields(undefined, { pillarId: undefined })
  const others = pillars.filter(({ id }) => id !== section.pillarId)
  if (!others.length) return null
  return (
    <InlineForm action={paths.outline(roundtableId)}>
      {({ busy }) => (
        <div className="flex flex-wrap items-end gap-2">
          <input type="hidden" name="kind" value="section" />
          <input type="hidden" name="id" value={section.id} />
          <SelectField
            field={fields.pillarId}
            label={t('move.to')}
            options={others.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))}
          />
          <Button type="submit" pending={busy}>
            {t('move.action')}
          </Button>
        </div>
      )}
    </InlineForm>
  )
}

export function RemoveForm({
  action,
  sentence,
  label,
  confirm,
}: {
  action: string
  sentence: string
  label: string
  confirm: boolean
}) {
  const { t } = useTranslation('framework')
  return (
    <InlineForm action={action} className="grid justify-items-start gap-2">
      <p className="text-sm text-ink-2">{sentence}</p>
      {confirm ? <Checkbox name="confirmed" value="yes" required label={t('remove.confirm')} /> : null}
      <Button type="submit" variant="danger" icon="trash">
        {label}
      </Button>
    </InlineForm>
  )
}
