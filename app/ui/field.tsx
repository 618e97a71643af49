import { type ChangeEvent, type ComponentProps, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'
import { controlProps, FieldFrame, type FieldSource, type FieldText } from './field-frame.tsx'
import { Icon } from './icons.tsx'
import { countCharacters, countWords } from './text-count.ts'
import { useFollowedChoice } from './use-followed-choice.ts'

export { ErrorSummary } from './error-summary.tsx'
export type { FieldSource } from './field-frame.tsx'

function textDefault(field: FieldSource) {
  return typeof field.defaultValue === 'string' ? field.defaultValue : undefined
}

/** Addresses, numbers and passwords run from left to right in every language. */
function runsLikeItsWords(type = 'text') {
  return type === 'text' || type === 'search'
}

/** One line of text: email, password, number, date, address; or a file, which no browser gives back after an error: its hint says so. */
export function TextField({
  field,
  label,
  hint,
  optional,
  hideLabel,
  width,
  className,
  ...rest
}: FieldText & { field: FieldSource } & ComponentProps<'input'>) {
  return (
    <FieldFrame {...{ field, label, hint, optional, hideLabel }}>
      <input
        type="text"
        dir={runsLikeItsWords(rest.type) ? 'auto' : undefined}
        defaultValue={rest.value === undefined ? textDefault(field) : undefined}
        {...rest}
        {...controlProps(field, hint)}
        className={classNames('input', width && `width-${width}`, className)}
      />
    </FieldFrame>
  )
}

/** Several lines, with a count against `limit` when one is given. `serif` is for words of the document. */
export function TextArea({
  field,
  label,
  hint,
  optional,
  hideLabel,
  width,
  className,
  limit,
  unit = 'characters',
  serif,
  rows = 4,
  onChange,
  ...rest
}: FieldText & {
  field: FieldSource
  limit?: number
  unit?: 'words' | 'characters'
  serif?: boolean
} & ComponentProps<'textarea'>) {
  const { t } = useTranslation('ui')
  const start = textDefault(field)
  const [typed, setTyped] = useState(String(rest.value ?? start ?? ''))
  const area = useRef<HTMLTextAreaElement>(null)
  // Words may have been typed before scripts ran.
  useEffect(() => setTyped(area.current!.value), [])
  const used = unit === 'words' ? countWords(typed) : countCharacters(typed)
  function change(event: ChangeEvent<HTMLTextAreaElement>) {
    setTyped(event.target.value)
    onChange?.(event)
  }
  return (
    <FieldFrame {...{ field, label, hint, optional, hideLabel }}>
      <textarea
        ref={area}
        rows={rows}
        dir="auto"
        defaultValue={rest.value === undefined ? start : undefined}
        {...rest}
        {...controlProps(field, hint, limit ? `${field.id}-count` : undefined)}
        onChange={change}
        className={classNames('input', serif && 'input-document', width && `width-${width}`, className)}
      />
      {limit ? (
        <p
          className={classNames('field-count', used > limit && 'is-over')}
          id={`${field.id}-count`}
          data-unit={unit}
          data-limit={limit}
          data-text={t(`field.count.${unit}`, { count: limit, used: '{used}' })}
        >
          {used > limit
            ? t(`field.count.${unit}Over`, { count: used - limit })
            : t(`field.count.${unit}`, { count: limit, used })}
        </p>
      ) : null}
    </FieldFrame>
  )
}

/** A native list to choose one from. Give `<option>`s as children or `options`. */
export function SelectField({
  field,
  label,
  hint,
  optional,
  hideLabel,
  width,
  className,
  options,
  children,
  ...rest
}: FieldText & { field: FieldSource; options?: Array<{ value: string; label: string }> } & ComponentProps<'select'>) {
  return (
    <FieldFrame {...{ field, label, hint, optional, hideLabel }}>
      <span className={classNames('field-control select-wrap', width && `width-${width}`)}>
        <select
          {...useFollowedChoice<HTMLSelectElement>(textDefault(field))}
          defaultValue={textDefault(field)}
          {...rest}
          {...controlProps(field, hint)}
          className={classNames('input', className)}
        >
          {children}
          {options?.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </span>
    </FieldFrame>
  )
}
