import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/field.tsx'
import { describedBy, FieldNotes } from '#app/ui/field-frame.tsx'
import { type FieldState, useFields } from '#app/ui/form.tsx'
import { useHydrated } from '#app/ui/use-hydrated.ts'
import type { AnswerFieldsProps } from '../method-screen.ts'
import { OptionName } from '../tally/option-name.tsx'
import type { RankingResult } from './count.ts'
import { moved, rowsBy, type Typed } from './rows.ts'
import type { RankingAnswer } from './words.ts'

/** A number beside each option. With scripts the rows are also moved, by buttons or by dragging, which writes the numbers. */
export function AnswerFields({ options, own, legend, lastResult }: AnswerFieldsProps<RankingAnswer, RankingResult>) {
  const { t } = useTranslation('methods')
  const hydrated = useHydrated()
  const form = useFields(lastResult, Object.fromEntries(options.map(({ id }) => [id, own?.[id]])))
  const ids = options.map(({ id }) => id)
  const [typed, setTyped] = useState<Typed>(() =>
    Object.fromEntries(ids.map((id) => [id, String(form.fields[id]?.defaultValue ?? '')])),
  )
  const [rows, setRows] = useState(() => rowsBy(ids, typed))
  const [dragged, setDragged] = useState<string>()
  const [said, setSaid] = useState('')
  function move(id: string, to: number) {
    const next = moved(rows, typed, id, to)
    setRows(next.rows)
    setTyped(next.typed)
    const label = options.find((option) => option.id === id)?.label
    setSaid(t(next.typed[id] ? 'ranking.moved' : 'ranking.taken-out', { label, place: next.typed[id] }))
  }
  return (
    <fieldset className="field mt-5">
      <legend className="field-label">{legend ?? t('ranking.question')}</legend>
      <ErrorSummary form={form} />
      <p className="field-hint">{t('ranking.hint')}</p>
      <ul className="option-rows">
        {rows.map((id, at) => {
          const field = form.fields[id]!
          const option = options.find((one) => one.id === id)!
          return (
            <li
              key={id}
              className="option-row rank-row"
              draggable={hydrated}
              onDragStart={() => setDragged(id)}
              onDragEnd={() => setDragged(undefined)}
              onDragOver={(event) => event.preventDefault()}
              onDrop={(event) => {
                event.preventDefault()
                if (dragged) move(dragged, at)
              }}
            >
              <label htmlFor={field.id} className="option-name">
                <OptionName option={option} />
              </label>
              <Place
                field={field}
                label={option.label}
                most={options.length}
                value={typed[id] ?? ''}
                onType={(value) => setTyped({ ...typed, [id]: value })}
                onMove={hydrated ? (by) => move(id, at + by) : undefined}
              />
              {field.invalid ? <FieldNotes field={field} /> : null}
            </li>
          )
        })}
      </ul>
      <p className="sr-only" role="status">
        {said}
      </p>
    </fieldset>
  )
}

type PlaceProps = {
  field: FieldState
  label: string
  most: number
  value: string
  onType: (value: string) => void
  /** Once there are scripts. */
  onMove: ((by: number) => void) | undefined
}

/** The number of an option, and two buttons that change it. */
function Place({ field, label, most, value, onType, onMove }: PlaceProps) {
  const { t } = useTranslation('methods')
  return (
    <span className="rank-acts">
      <input
        className="input width-xs"
        type="number"
        inputMode="numeric"
        min={1}
        max={most}
        step={1}
        id={field.id}
        name={field.name}
        value={value}
        onChange={(event) => onType(event.currentTarget.value)}
        aria-invalid={field.invalid || undefined}
        aria-describedby={describedBy(field, undefined)}
      />
      {onMove ? (
        <>
          <IconButton size="sm" icon="up" label={t('ranking.up', { label })} onClick={() => onMove(-1)} />
          <IconButton size="sm" icon="down" label={t('ranking.down', { label })} onClick={() => onMove(1)} />
        </>
      ) : null}
    </span>
  )
}
