import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { SelectField, TextArea } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { Card } from '#app/ui/page.tsx'
import { MAX_REASON } from './indicator-words.ts'

export type MoveChoice = { to: string; reason: boolean }
type Props = {
  roundtableId: string
  indicator: { id: string; state: string }
  moves: MoveChoice[]
  canRemove: boolean
}

/** Where the table goes on to with this indicator: the moves there are from here, and why. */
export function StateForm({ roundtableId, indicator, moves, canRemove }: Props) {
  const { t } = useTranslation('indicators')
  const { fields } = useFields(undefined, { state: moves[0]?.to ?? '', reason: '' })
  const options = moves.map(({ to, reason }) => {
    const state = t(`status.${to}`, { ns: 'ui' })
    return { value: to, label: reason ? t('state.with-reason', { state }) : state }
  })
  return (
    <Card title={t('state.title')}>
      <InlineForm action={paths.indicatorState(roundtableId, indicator.id)} key={indicator.state}>
        {({ busy }) => (
          <div className="grid gap-4">
            <SelectField field={fields.state} label={t('state.label')} width="md" options={options} />
            <TextArea
              field={fields.reason}
              label={t('state.reason')}
              hint={t('state.reason-hint')}
              rows={2}
              maxLength={MAX_REASON}
              optional
            />
            <div>
              <Button type="submit" pending={busy}>
                {t('state.submit')}
              </Button>
            </div>
          </div>
        )}
      </InlineForm>
      {canRemove ? (
        <p className="mt-4 flex flex-wrap gap-x-4 gap-y-2 text-sm">
          <Link to={paths.indicatorMerger(roundtableId, indicator.id)}>{t('merge.open')}</Link>
          <Link to={paths.indicatorRemoval(roundtableId, indicator.id)}>{t('record.remove')}</Link>
        </p>
      ) : null}
    </Card>
  )
}
