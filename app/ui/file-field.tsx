import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'
import { controlProps, FieldFrame, type FieldSource, type FieldText } from './field-frame.tsx'

/** A file to send. What was chosen cannot be given back by a browser; say so in the hint after an error. */
export function FileField({
  field,
  label,
  hint,
  optional,
  hideLabel,
  width,
  className,
  ...rest
}: FieldText & { field: FieldSource } & Omit<ComponentProps<'input'>, 'type'>) {
  return (
    <FieldFrame {...{ field, label, hint, optional, hideLabel }}>
      <input
        {...rest}
        {...controlProps(field, hint)}
        type="file"
        className={classNames('input', width && `width-${width}`, className)}
      />
    </FieldFrame>
  )
}
