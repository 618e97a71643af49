import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { Card } from '#app/ui/page.tsx'
import { DEFAULT_MINIMUM_TURNOUT, DEFAULT_THRESHOLD, MINIMUM_TURNOUTS, THRESHOLDS } from './ballot-words.ts'

/** For moderators: the next round, on the wording as it stands now. */
export function OpenBallot({ roundtableId, indicatorId, round }: { roundtableId: string; indicatorId: string; round: number }) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  const { fields } = useFields(undefined, { threshold: DEFAULT_THRESHOLD, minimumTurnout: DEFAULT_MINIMUM_TURNOUT })
  const sharesOf = (shares: readonly number[]) => shares.map((share) => ({ value: String(share), label: format.percent(share) }))
  return (
    <Card title={t('open.title', { round })} id="open-ballot">
      <p className="text-ink-2">{t('open.lead')}</p>
      <InlineForm action={paths.indicatorBallot(roundtableId, indicatorId)} className="mt-4">
        {({ busy }) => (
          <>
            <div className="grid gap-4">
              <SelectField field={fields.minimumTurnout} label={t('open.minimum')} hint={t('open.minimum-hint')} width="sm" options={sharesOf(MINIMUM_TURNOUTS)} />
              <SelectField field={fields.threshold} label={t('open.threshold')} hint={t('open.threshold-hint')} width="sm" options={sharesOf(THRESHOLDS)} />
            </div>
            <Button type="submit" variant="primary" pending={busy} className="mt-4">
              {t('open.submit', { round })}
            </Button>
          </>
        )}
      </InlineForm>
    </Card>
  )
}
