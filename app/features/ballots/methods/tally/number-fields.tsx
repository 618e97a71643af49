import { type ReactNode, useRef, useState } from 'react'
import { ErrorSummary } from '#app/ui/field.tsx'
import { describedBy, FieldNotes } from '#app/ui/field-frame.tsx'
import { useFields } from '#app/ui/form.tsx'
import type { AnswerFieldsProps } from '../method-screen.ts'
import { OptionName } from './option-name.tsx'

type Props = Pick<AnswerFieldsProps, 'options' | 'own' | 'lastResult'> & {
  legend: ReactNode
  hint?: ReactNode
  min: number
  max: number
  /** What is left to give, said under the fields from what stands in them; with scripts it follows each change. */
  left?: (values: number[]) => ReactNode
}

/** A whole number beside each option. Without scripts they are plain fields; what is wrong with them is said by the server. */
export function NumberFields({ options, own, lastResult, legend, hint, min, max, left }: Props) {
  const form = useFields(lastResult, Object.fromEntries(options.map(({ id }) => [id, own?.[id]])))
  const list = useRef<HTMLUListElement>(null)
  const start = options.map(({ id }) => Number(form.fields[id]?.defaultValue ?? 0) || 0)
  const [values, setValues] = useState(start)
  const follow = () =>
    setValues([...(list.current?.querySelectorAll('input') ?? [])].map((input) => Number(input.value) || 0))
  return (
    <fieldset className="field mt-5">
      <legend className="field-label">{legend}</legend>
      <ErrorSummary form={form} />
      {hint ? <p className="field-hint">{hint}</p> : null}
      <ul className="option-rows" ref={list} onChange={follow}>
        {options.map((option) => {
          const field = form.fields[option.id]!
          return (
            <li key={option.id} className="option-row">
              <label htmlFor={field.id} className="option-name">
                <OptionName option={option} />
              </label>
              <input
                className="input width-xs"
                type="number"
                inputMode={min < 0 ? undefined : 'numeric'}
                step={1}
                min={min}
                max={max}
                id={field.id}
                name={field.name}
                defaultValue={field.defaultValue}
                aria-invalid={field.invalid || undefined}
                aria-describedby={describedBy(field, undefined)}
              />
              {field.invalid ? <FieldNotes field={field} /> : null}
            </li>
          )
        })}
      </ul>
      {left ? (
        <p className="option-left" role="status">
          {left(values)}
        </p>
      ) : null}
    </fieldset>
  )
}
