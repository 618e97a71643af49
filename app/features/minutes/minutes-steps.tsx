import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { recordPaths } from '#app/shared/record-paths.ts'
import { Button } from '#app/ui/button.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { Card } from '#app/ui/page.tsx'
import type { MinutesPageData } from './minutes-page.queries.server.ts'
import { MINUTES_STATES, MOST_CORRECTION_DAYS } from './minutes-words.ts'
import type { Said } from './said.ts'

/** Draft, corrections, approved: where they are, and what the next step takes. */
export function MinutesSteps({ page, said }: { page: MinutesPageData; said: Said }) {
  const { t } = useTranslation('minutes')
  const at = MINUTES_STATES.indexOf(page.state)
  return (
    <>
      <ol className="minutes-steps">
        {MINUTES_STATES.map((state, step) => (
          <li key={state} aria-current={step === at ? 'step' : undefined} className={step < at ? 'is-done' : undefined}>
            <strong>{t(`state.${state}`)}</strong>
            <StepNote page={page} step={state} said={said} />
          </li>
        ))}
      </ol>
      <NextStep page={page} />
    </>
  )
}

function StepNote({ page, step, said }: { page: MinutesPageData; step: string; said: Said }) {
  const { t } = useTranslation('minutes')
  const format = useFormat()
  const { correctionsUntil, correctionDays, approval, approvedAt, sha256, roundtableId, isWindowOpen } = page
  if (step === 'draft') return <p>{t('step.draft')}</p>
  if (step === 'corrections')
    return (
      <p>
        {correctionsUntil
          ? t(isWindowOpen ? 'step.corrections-until' : 'step.corrections-over', {
              day: format.dateTime(correctionsUntil),
            })
          : t('step.corrections-for', { count: correctionDays })}
      </p>
    )
  return (
    <>
      {approvedAt ? <p>{t('step.approved', { day: said.dateTime(approvedAt) })}</p> : null}
      {approval ? (
        <p>
          <Link to={recordPaths.session(roundtableId, approval.id)}>
            {t(approvedAt ? 'step.approved-at' : 'step.to-approve-at', {
              number: approval.number,
              day: format.date(approval.startsAt),
            })}
          </Link>
        </p>
      ) : approvedAt ? null : (
        <p>{t('step.no-next')}</p>
      )}
      {sha256 ? (
        <p>
          {t('step.sum')} <code className="wrap-anywhere text-xs">{sha256}</code>
          <br />
          <a href={recordPaths.minutesFile(roundtableId, page.sessionId, 'json')}>{t('step.recompute')}</a>
        </p>
      ) : null}
    </>
  )
}

function NextStep({ page }: { page: MinutesPageData }) {
  const { t } = useTranslation('minutes')
  const { can, state, sessionState, isWindowOpen } = page
  const act = state === 'draft' && sessionState === 'ended' && can.edit ? 'open' : null
  const approve = state === 'corrections' && can.rule && !isWindowOpen ? 'approve' : null
  const next = act ?? approve
  if (!next) return null
  return (
    <InlineForm action={recordPaths.minutesState(page.roundtableId, page.sessionId)} className="no-print mt-4">
      {({ busy }) => (
        <>
          <input type="hidden" name="act" value={next} />
          <Button type="submit" variant="primary" pending={busy}>
            {t(`act.${next}`)}
          </Button>
        </>
      )}
    </InlineForm>
  )
}

/** For moderators: who is the rapporteur, and how long corrections may be proposed. */
export function MinutesSettings({ page }: { page: MinutesPageData }) {
  const { t } = useTranslation('minutes')
  return (
    <Card title={t('settings.title')}>
      <InlineForm action={recordPaths.minutesState(page.roundtableId, page.sessionId)}>
        {({ busy, lastResult }) => <SettingsFields key={page.rapporteurId} {...{ page, busy, lastResult }} />}
      </InlineForm>
    </Card>
  )
}

type FieldsProps = { page: MinutesPageData; busy: boolean; lastResult: Parameters<typeof useFields>[0] }

function SettingsFields({ page, busy, lastResult }: FieldsProps) {
  const { t } = useTranslation('minutes')
  const { fields } = useFields(lastResult?.error ? lastResult : undefined, {
    rapporteurId: page.rapporteurId ?? '',
    correctionDays: String(page.correctionDays),
  })
  return (
    <div className="grid gap-3">
      <input type="hidden" name="act" value="settings" />
      <SelectField
        field={fields.rapporteurId}
        label={t('settings.rapporteur')}
        options={[{ value: '', label: t('nobody') }, ...page.members]}
      />
      <TextField
        field={fields.correctionDays}
        label={t('settings.days')}
        type="number"
        min={1}
        max={MOST_CORRECTION_DAYS}
        width="sm"
      />
      <div>
        <Button type="submit" pending={busy}>
          {t('settings.save')}
        </Button>
      </div>
    </div>
  )
}
