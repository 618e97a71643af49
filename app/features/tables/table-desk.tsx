import { Link } from '@remix-run/react'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tablePath } from '#app/shared/session-paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { NotesInPlace } from './notes-in-place.tsx'
import { SeatList } from './seat-list.tsx'
import { QUESTION_LIMIT } from './table-words.ts'
import { TablesForm, type Where } from './tables-form.tsx'
import { type DrawShown, reporterOf, type TableShown } from './tables-part.ts'

type Props = { where: Where; draw: DrawShown; table: TableShown }

/** One table as moderators see it: who sits there, what it talks about, and who reports from it. */
export function TableDesk({ where, draw, table }: Props) {
  const { t } = useTranslation('tables')
  const heading = useId()
  const name = t('table', { number: table.number })
  return (
    <section aria-labelledby={heading} className="min-w-0 border-t border-line pt-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 id={heading} className="font-bold">
          {name}
        </h3>
        {draw.state === 'ended' ? null : (
          <Link to={tablePath(where, table.id)} className="link text-sm">
            {t('notes')}
            <span className="sr-only">: {name}</span>
          </Link>
        )}
      </div>
      {table.question ? (
        <p dir="auto" className="font-serif break-words">
          {table.question}
        </p>
      ) : null}
      <div className="mt-2">
        <SeatList seats={table.seats} label={t('seats-of', { number: table.number })} />
      </div>
      {draw.state === 'ended' ? <NotesInPlace where={where} table={table} /> : null}
      <Disclosure summary={t('desk.set', { number: table.number })} icon="more" className="mt-2">
        <div className="mt-2 grid gap-3">
          <TablesForm
            where={where}
            act="question"
            fields={{ drawId: draw.id, tableId: table.id }}
            className="grid gap-2"
          >
            {({ busy, lastResult }) => <QuestionField {...{ table, busy, lastResult }} />}
          </TablesForm>
          <TablesForm
            where={where}
            act="name-reporter"
            fields={{ drawId: draw.id, tableId: table.id }}
            className="grid gap-2"
          >
            {({ busy }) => <ReporterField {...{ table, busy }} />}
          </TablesForm>
        </div>
      </Disclosure>
    </section>
  )
}

type Sent = { table: TableShown; busy: boolean; lastResult?: Parameters<typeof useFields>[0] }

function QuestionField({ table, busy, lastResult }: Sent) {
  const { t } = useTranslation('tables')
  const { fields } = useFields(lastResult?.error ? lastResult : undefined, { question: table.question })
  const seen = useSeen(table.question, lastResult)
  return (
    <div className="grid gap-2" onInput={seen.typing}>
      <input type="hidden" name="seen" value={seen.value} />
      <TextField field={fields.question} label={t('desk.question')} maxLength={QUESTION_LIMIT} autoComplete="off" />
      <p>
        <Button type="submit" size="sm" pending={busy}>
          {t('desk.save-question')}
        </Button>
      </p>
    </div>
  )
}

/** What its author began with: it follows what is stored until they type, and again once the server has answered. */
function useSeen(stored: string, answer: unknown) {
  const [typing, setTyping] = useState(false)
  const [value, setValue] = useState(stored)
  useEffect(() => setTyping(false), [answer])
  if (!typing && value !== stored) setValue(stored)
  return { value, typing: () => setTyping(true) }
}

function ReporterField({ table, busy }: Sent) {
  const { t } = useTranslation('tables')
  const { fields } = useFields(undefined, { personId: reporterOf(table)?.personId ?? '' })
  return (
    <>
      <SelectField
        field={fields.personId}
        label={t('reporter')}
        options={[
          { value: '', label: t('desk.no-reporter') },
          ...table.seats.map(({ personId, name }) => ({ value: personId, label: name })),
        ]}
      />
      <p>
        <Button type="submit" size="sm" pending={busy}>
          {t('desk.name-reporter')}
        </Button>
      </p>
    </>
  )
}
