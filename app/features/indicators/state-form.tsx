import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { Card } from '#app/ui/page.tsx'
import { INDICATOR_STATES } from './indicator-words.ts'

/** For moderators: where the table stands with this indicator. */
export function StateForm({
  roundtableId,
  indicator,
}: {
  roundtableId: string
  indicator: { id: string; state: string }
}) {
  const { t } = useTranslation('indicators')
  const { fields } = useFields(undefined, { state: indicator.state })
  return (
    <Card title={t('state.title')}>
      <InlineForm action={paths.indicatorState(roundtableId, indicator.id)}>
        {({ busy }) => (
          <div className="flex flex-wrap items-end gap-3">
            <SelectField
              field={fields.state}
              label={t('state.label')}
              width="md"
              options={INDICATOR_STATES.map((state) => ({ value: state, label: t(`status.${state}`, { ns: 'ui' }) }))}
            />
            <Button type="submit" pending={busy}>
              {t('state.submit')}
            </Button>
          </div>
        )}
      </InlineForm>
      <p className="mt-4 text-sm">
        <Link to={paths.indicatorRemoval(roundtableId, indicator.id)}>{t('record.remove')}</Link>
      </p>
    </Card>
  )
}
