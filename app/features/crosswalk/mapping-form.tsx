import { useTranslation } from 'react-i18next'
import { crosswalkPaths } from '#app/shared/crosswalk-paths.ts'
import { Button } from '#app/ui/button.tsx'
import { SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { NOTE_LIMIT, type Relation, RELATIONS } from './mapping-words.ts'

type Choice = { id: string; code: string; label: string }
type Props = {
  roundtableId: string
  /** What is fixed is given by its id; of the other one is chosen. */
  indicatorId?: string
  entryId?: string
  choices: Choice[]
}

/** Says what an indicator is to an entry: one of the two is the page's, the other is chosen. */
export function MappingForm({ roundtableId, indicatorId, entryId, choices }: Props) {
  return (
    <InlineForm action={crosswalkPaths.proposals(roundtableId)}>
      {({ busy, lastResult }) => (
        <div className="grid gap-4">
          {indicatorId ? <input type="hidden" name="indicatorId" value={indicatorId} /> : null}
          {entryId ? <input type="hidden" name="entryId" value={entryId} /> : null}
          <ProposalFields
            busy={busy}
            lastResult={lastResult}
            name={indicatorId ? 'entryId' : 'indicatorId'}
            choices={choices}
          />
        </div>
      )}
    </InlineForm>
  )
}

type Last = Parameters<typeof useFields>[0]

function ProposalFields({
  busy,
  lastResult,
  name,
  choices,
}: {
  busy: boolean
  lastResult: Last
  name: 'entryId' | 'indicatorId'
  choices: Choice[]
}) {
  const { t } = useTranslation('crosswalk')
  const { field } = useFields(lastResult?.error ? lastResult : undefined, {})
  return (
    <>
      <SelectField
        field={field(name)}
        label={t(name === 'entryId' ? 'form.entry' : 'form.indicator')}
        options={choices.map(({ id, code, label }) => ({
          value: id,
          label: (label === code ? code : `${code} ${label}`).slice(0, 160),
        }))}
      />
      <RelationFields lastResult={lastResult} />
      <div className="button-row">
        <Button type="submit" pending={busy}>
          {t('form.submit')}
        </Button>
      </div>
    </>
  )
}

export function RelationFields({
  lastResult,
  mapping,
}: {
  lastResult: Last
  mapping?: { relation: Relation; note: string; confidence: number | null }
}) {
  const { t } = useTranslation('crosswalk')
  const { fields } = useFields(lastResult?.error ? lastResult : undefined, {
    relation: mapping?.relation ?? 'exact',
    confidence: mapping?.confidence == null ? '' : String(Math.round(mapping.confidence * 100)),
    note: mapping?.note ?? '',
  })
  return (
    <>
      <SelectField
        field={fields.relation}
        label={t('form.relation')}
        options={RELATIONS.map((value) => ({ value, label: t(`relation-long.${value}`) }))}
      />
      <TextField
        field={fields.confidence}
        label={t('form.confidence')}
        hint={t('form.confidence-hint')}
        type="number"
        min={0}
        max={100}
        width="sm"
        optional
      />
      <TextArea field={fields.note} label={t('form.note')} rows={3} limit={NOTE_LIMIT} optional />
    </>
  )
}
