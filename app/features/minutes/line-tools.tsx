import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { recordPaths } from '#app/shared/record-paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { InlineForm, type InlineFormState } from '#app/ui/inline-form.tsx'
import type { MinutesPageData } from './minutes-page.queries.server.ts'
import { REASON_LIMIT, SUMMARY_LIMIT } from './minutes-words.ts'
import type { RecordLine } from './record-types.ts'

type Props = { page: MinutesPageData; line: RecordLine; isFirst: boolean; isLast: boolean }

/** What the rapporteur does to a line. Each form says which version of it they saw. */
export function LineTools({ page, line, isFirst, isLast }: Props) {
  const { t } = useTranslation('minutes')
  const touched = line.hidden || line.corrected !== null || line.moved
  return (
    <Disclosure className="no-print minutes-tools" icon="edit" summary={<ToolsName line={line} />}>
      <div className="mt-3 grid gap-4">
        {line.hidden ? null : (
          <>
            <LineForm {...{ page, line }} act="summarise">
              {(state) => <Summary line={line} {...state} />}
            </LineForm>
            <LineForm {...{ page, line }} act="correct">
              {(state) => <Correction line={line} {...state} />}
            </LineForm>
            <LineForm {...{ page, line }} act="hide">
              {(state) => <Hiding {...state} />}
            </LineForm>
          </>
        )}
        <div className="button-row">
          {(['up', 'down'] as const).map((direction) =>
            (direction === 'up' ? isFirst : isLast) ? null : (
              <LineForm key={direction} {...{ page, line }} act="move">
                {({ busy }) => (
                  <>
                    <input type="hidden" name="direction" value={direction} />
                    <Button type="submit" size="sm" icon={direction} pending={busy}>
                      {t(`tools.${direction}`)}
                    </Button>
                  </>
                )}
              </LineForm>
            ),
          )}
          {touched ? (
            <LineForm {...{ page, line }} act="reset">
              {({ busy }) => (
                <Button type="submit" size="sm" icon="undo" pending={busy}>
                  {t('tools.reset')}
                </Button>
              )}
            </LineForm>
          ) : null}
        </div>
        <LineForm {...{ page, line }} act="move-to">
          {(state) => <MoveTo page={page} {...state} />}
        </LineForm>
      </div>
    </Disclosure>
  )
}

function ToolsName({ line }: { line: RecordLine }) {
  const { t } = useTranslation('minutes')
  return <span>{t(line.kind === 'speech' && !line.summary ? 'tools.summarise' : 'tools.open')}</span>
}

type FormProps = {
  page: MinutesPageData
  line: RecordLine
  act: 'summarise' | 'correct' | 'hide' | 'move' | 'move-to' | 'reset'
  children: (state: InlineFormState) => ReactNode
}

function LineForm({ page, line, act, children }: FormProps) {
  return (
    <InlineForm action={recordPaths.minutesLines(page.roundtableId, page.sessionId)}>
      {(state) => (
        <>
          <input type="hidden" name="act" value={act} />
          <input type="hidden" name="line" value={line.key} />
          <input type="hidden" name="seen" value={line.version} />
          {children(state)}
        </>
      )}
    </InlineForm>
  )
}

function Summary({ line, busy, lastResult }: InlineFormState & { line: RecordLine }) {
  const { t } = useTranslation('minutes')
  const { fields } = useFields(lastResult?.error ? lastResult : undefined, { summary: line.summary })
  return (
    <>
      <TextArea field={fields.summary} label={t('tools.summary')} serif rows={3} limit={SUMMARY_LIMIT} />
      <Button type="submit" size="sm" pending={busy} className="mt-2">
        {t('tools.save-summary')}
      </Button>
    </>
  )
}

function Correction({ line, busy, lastResult }: InlineFormState & { line: RecordLine }) {
  const { t } = useTranslation('minutes')
  const { fields } = useFields(lastResult?.error ? lastResult : undefined, {
    corrected: line.corrected ?? '',
    reason: line.corrected === null ? '' : line.reason,
  })
  return (
    <div className="grid gap-2">
      <TextArea field={fields.corrected} label={t('tools.corrected')} serif rows={2} />
      <TextField field={fields.reason} label={t('reason')} maxLength={REASON_LIMIT} />
      <div>
        <Button type="submit" size="sm" pending={busy}>
          {t('tools.correct')}
        </Button>
      </div>
    </div>
  )
}

function Hiding({ busy, lastResult }: InlineFormState) {
  const { t } = useTranslation('minutes')
  const { fields } = useFields(lastResult?.error ? lastResult : undefined, { reason: '' })
  return (
    <div className="grid gap-2">
      <TextField field={fields.reason} label={t('tools.hide-reason')} maxLength={REASON_LIMIT} />
      <div>
        <Button type="submit" size="sm" pending={busy}>
          {t('tools.hide')}
        </Button>
      </div>
    </div>
  )
}

function MoveTo({ page, busy }: InlineFormState & { page: MinutesPageData }) {
  const { t } = useTranslation('minutes')
  const items = page.record.items.flatMap(({ id, number, title }) =>
    id ? [{ value: id, label: `${number} ${title}` }] : [],
  )
  const { fields } = useFields(undefined, { itemId: items[0]?.value ?? '' })
  if (!items.length) return null
  return (
    <div className="flex flex-wrap items-end gap-2">
      <SelectField field={fields.itemId} label={t('tools.item')} options={items} />
      <Button type="submit" size="sm" pending={busy}>
        {t('tools.move-to')}
      </Button>
    </div>
  )
}
