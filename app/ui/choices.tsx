import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { describedBy, FieldNotes, type FieldSource, type FieldText, isInvalid, OptionalMark } from './field-frame.tsx'
import { useFollowedChoice } from './use-followed-choice.ts'

export type Choice = {
  value: string
  label: ReactNode
  hint?: ReactNode
  /** Stands at the end of a card: a group code, a count. */
  end?: ReactNode
  className?: string
  disabled?: boolean
}

/** A single box with its label; for lists and forms that keep their own names. */
export function Checkbox({
  label,
  hint,
  className,
  ...rest
}: { label: ReactNode; hint?: ReactNode } & Omit<ComponentProps<'input'>, 'type'>) {
  return (
    <label className={classNames('choice', className)}>
      <input {...rest} type="checkbox" className="check" />
      <span className="choice-label">
        <span>{label}</span>
        {hint ? <span className="choice-hint">{hint}</span> : null}
      </span>
    </label>
  )
}

type ChoiceFieldProps = FieldText & { field: FieldSource; choices: Choice[]; className?: string }

function ChoiceFrame({
  field,
  label,
  hint,
  optional,
  hideLabel,
  children,
}: FieldText & { field: FieldSource; children: ReactNode }) {
  return (
    <fieldset
      {...useFollowedChoice<HTMLFieldSetElement>(field.defaultValue)}
      className={classNames('field', isInvalid(field) && 'is-invalid')}
      aria-describedby={describedBy(field, hint)}
    >
      <legend className={hideLabel ? 'sr-only' : 'field-label'}>
        {label}
        {optional ? <OptionalMark /> : null}
      </legend>
      <FieldNotes field={field} hint={hint} />
      {children}
    </fieldset>
  )
}

function chosen(field: FieldSource, value: string) {
  return Array.isArray(field.defaultValue) ? field.defaultValue.includes(value) : field.defaultValue === value
}

/** The link of an error summary leads to the first control, which therefore carries the field's own id. */
function choiceId(field: FieldSource, index: number) {
  return index === 0 ? field.id : `${field.id}-${index}`
}

type RadioProps = ChoiceFieldProps & {
  required?: boolean
  onValueChange?: (value: string) => void
}

/** One of a few, as cards with room for a sentence and a mark; `inline` sets short ones in a row. */
export function RadioCards({
  field,
  choices,
  className,
  inline,
  required,
  onValueChange,
  ...text
}: RadioProps & { inline?: boolean }) {
  return (
    <ChoiceFrame field={field} {...text}>
      <div className={classNames('field-control radio-cards', inline && 'radio-cards-inline', className)}>
        {choices.map((choice, index) => (
          <label key={choice.value} className={classNames('radio-card', choice.className)}>
            <Radio {...{ field, choice, index, required, onValueChange }} />
            <span>
              <span className="radio-card-label">{choice.label}</span>
              {choice.hint ? <span className="radio-card-hint">{choice.hint}</span> : null}
            </span>
            {choice.end ? <span className="radio-card-end">{choice.end}</span> : null}
          </label>
        ))}
      </div>
    </ChoiceFrame>
  )
}

/** One of a few, as plain rows. */
export function RadioGroup({ field, choices, className, required, onValueChange, ...text }: RadioProps) {
  return (
    <ChoiceFrame field={field} {...text}>
      <div className={classNames('field-control choice-list', className)}>
        {choices.map((choice, index) => (
          <label key={choice.value} className={classNames('choice', choice.className)}>
            <Radio {...{ field, choice, index, required, onValueChange }} />
            <span className="choice-label">
              <span>{choice.label}</span>
              {choice.hint ? <span className="choice-hint">{choice.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </ChoiceFrame>
  )
}

function Radio({
  field,
  choice,
  index,
  required,
  onValueChange,
}: Pick<RadioProps, 'field' | 'required' | 'onValueChange'> & { choice: Choice; index: number }) {
  return (
    <input
      type="radio"
      className="radio"
      id={choiceId(field, index)}
      name={field.name}
      value={choice.value}
      required={required}
      disabled={choice.disabled}
      defaultChecked={chosen(field, choice.value)}
      onChange={onValueChange ? () => onValueChange(choice.value) : undefined}
    />
  )
}
