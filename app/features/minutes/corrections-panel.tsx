import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordPaths } from '#app/shared/record-paths.ts'
import { Button } from '#app/ui/button.tsx'
import { SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { InlineForm, type InlineFormState } from '#app/ui/inline-form.tsx'
import { Card } from '#app/ui/page.tsx'
import type { MinutesPageData } from './minutes-page.queries.server.ts'
import { REASON_LIMIT, SUMMARY_LIMIT } from './minutes-words.ts'
import type { RecordCorrection } from './record-types.ts'
import type { Said } from './said.ts'

type Props = { page: MinutesPageData; said: Said }

/** What those who took part say should read otherwise, and what the rapporteur answered. */
export function CorrectionsPanel({ page, said }: Props) {
  const { t } = useTranslation('minutes')
  const { corrections } = page.record
  if (page.state === 'draft') return null
  return (
    <Card title={t('corrections.title')}>
      {corrections.length ? null : <p className="text-sm text-ink-2">{t('corrections.none')}</p>}
      <ol className="grid gap-4">
        {corrections.map((correction) => (
          <li key={correction.id} className="border-t border-line pt-3 first:border-t-0 first:pt-0">
            <CorrectionNote {...{ page, said, correction }} />
          </li>
        ))}
      </ol>
      {page.can.propose ? <ProposeForm page={page} said={said} /> : null}
    </Card>
  )
}

function CorrectionNote({ page, said, correction }: Props & { correction: RecordCorrection }) {
  const { t } = useTranslation('minutes')
  const { by, quote, proposal, reason, state, answer, answeredBy, id } = correction
  const own = page.own.includes(id)
  return (
    <>
      <p className="text-sm">
        <strong>{by.name}</strong> <span className="text-ink-2">{by.organisation}</span>
      </p>
      {quote ? (
        <p className="font-serif wrap-anywhere text-ink-2">
          <del>{quote}</del>
        </p>
      ) : null}
      <p className="font-serif wrap-anywhere">
        <ins>{proposal}</ins>
      </p>
      <p className="text-sm">{reason}</p>
      <p className="text-sm text-ink-2">
        {t(`correction-state.${state}`, { by: answeredBy ?? '', when: said.dateTime(correction.at) })}
        {answer ? ` ${answer}` : ''}
      </p>
      {state === 'open' && page.can.edit ? (
        <InlineForm action={recordPaths.minutesCorrections(page.roundtableId, page.sessionId)}>
          {(form) => <AnswerFields id={id} {...form} />}
        </InlineForm>
      ) : null}
      {state === 'open' && own && !page.can.edit ? (
        <InlineForm action={recordPaths.minutesCorrections(page.roundtableId, page.sessionId)}>
          {({ busy }) => (
            <>
              <input type="hidden" name="correction" value={id} />
              <Button type="submit" name="act" value="withdraw" size="sm" pending={busy}>
                {t('corrections.withdraw')}
              </Button>
            </>
          )}
        </InlineForm>
      ) : null}
    </>
  )
}

function AnswerFields({ id, busy, lastResult }: InlineFormState & { id: string }) {
  const { t } = useTranslation('minutes')
  const { fields } = useFields(lastResult?.error ? lastResult : undefined, { answer: '' })
  return (
    <div className="mt-2 grid gap-2">
      <input type="hidden" name="correction" value={id} />
      <TextField field={fields.answer} label={t('reason')} maxLength={REASON_LIMIT} />
      <div className="button-row">
        <Button type="submit" name="act" value="take" size="sm" variant="primary" pending={busy}>
          {t('corrections.take')}
        </Button>
        <Button type="submit" name="act" value="decline" size="sm" pending={busy}>
          {t('corrections.decline')}
        </Button>
      </div>
    </div>
  )
}

function ProposeForm({ page, said }: Props) {
  const { t } = useTranslation('minutes')
  const [times, setTimes] = useState(0)
  return (
    <div className="mt-4 border-t border-line pt-4">
      <h3 className="font-semibold">{t('corrections.propose-title')}</h3>
      <InlineForm
        action={recordPaths.minutesCorrections(page.roundtableId, page.sessionId)}
        onDone={() => setTimes((before) => before + 1)}
      >
        {(form) => <ProposeFields key={times} {...{ page, said }} {...form} />}
      </InlineForm>
    </div>
  )
}

function ProposeFields({ page, said, busy, lastResult }: Props & InlineFormState) {
  const { t } = useTranslation('minutes')
  const { fields } = useFields(lastResult?.error ? lastResult : undefined, { line: 'text', proposal: '', reason: '' })
  const lines = page.record.items.flatMap(({ lines: of }) => of).filter(({ hidden }) => !hidden)
  return (
    <div className="mt-2 grid gap-3">
      <input type="hidden" name="act" value="propose" />
      <SelectField
        field={fields.line}
        label={t('corrections.line')}
        options={[
          { value: 'text', label: t('text.title') },
          ...lines.map((line) => ({ value: line.key, label: `${said.time(line.at)} ${said.line(line)}`.slice(0, 90) })),
        ]}
      />
      <TextArea field={fields.proposal} label={t('corrections.proposal')} serif rows={3} limit={SUMMARY_LIMIT} />
      <TextField field={fields.reason} label={t('reason')} maxLength={REASON_LIMIT} />
      <div>
        <Button type="submit" pending={busy}>
          {t('corrections.propose')}
        </Button>
      </div>
    </div>
  )
}
