import type { ComponentProps, ReactNode } from 'react'
import { Checkbox } from './choices.tsx'
import { classNames } from './class-names.ts'
import { describedBy, FieldNotes, type FieldSource, isInvalid } from './field-frame.tsx'

/** One box of a form: a consent, a yes. */
export function CheckboxField({
  field,
  label,
  hint,
  ...rest
}: { field: FieldSource; label: ReactNode; hint?: ReactNode } & Omit<ComponentProps<'input'>, 'type'>) {
  return (
    <div className={classNames('field', isInvalid(field) && 'is-invalid')}>
      <FieldNotes field={field} />
      <Checkbox
        defaultChecked={
          rest.checked === undefined ? field.defaultValue === 'on' || field.defaultValue === true : undefined
        }
        {...rest}
        label={label}
        hint={hint}
        id={field.id}
        name={field.name}
        aria-invalid={isInvalid(field)}
        aria-describedby={describedBy(field, null)}
      />
    </div>
  )
}
