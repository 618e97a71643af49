import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'
import { ErrorText } from './error-text.tsx'
import { Icon } from './icons.tsx'

/** The part of `useFields` (or of conform's metadata) that a field reads. */
export type FieldSource = {
  name: string
  id: string
  errorId: string
  defaultValue?: unknown
  errors?: string[] | undefined
}

export type FieldText = {
  label: ReactNode
  hint?: ReactNode
  optional?: boolean
  /** Keeps the label for assistive technology only; use where a heading or a placeholder says it. */
  hideLabel?: boolean
  width?: 'xs' | 'sm' | 'md'
}

/** The ids that describe a control, in the order they are read. */
export function describedBy(field: FieldSource, hint: ReactNode, more?: string) {
  const ids = [hint ? `${field.id}-hint` : '', field.errors?.length ? field.errorId : '', more ?? '']
  return ids.filter(Boolean).join(' ') || undefined
}

export function isInvalid(field: FieldSource) {
  return Boolean(field.errors?.length) || undefined
}

/** What ties a control to its label, its hint and its errors. */
export function controlProps(field: FieldSource, hint: ReactNode, more?: string) {
  return {
    id: field.id,
    name: field.name,
    'aria-invalid': isInvalid(field),
    'aria-describedby': describedBy(field, hint, more),
  }
}

/** "optional", after a label. */
export function OptionalMark() {
  const { t } = useTranslation('ui')
  return <span className="field-optional">{t('field.optional')}</span>
}

/** The hint and the errors of a field, between its label and its control. */
export function FieldNotes({ field, hint }: { field: FieldSource; hint?: ReactNode }) {
  const { t } = useTranslation('ui')
  return (
    <>
      {hint ? (
        <p className="field-hint" id={`${field.id}-hint`}>
          {hint}
        </p>
      ) : null}
      {field.errors?.length ? (
        <div id={field.errorId}>
          {field.errors.map((error) => (
            <p className="field-error" key={error}>
              <Icon name="alert" />
              <span>
                <span className="sr-only">{t('form.titlePrefix')} </span>
                <ErrorText error={error} />
              </span>
            </p>
          ))}
        </div>
      ) : null}
    </>
  )
}

/** Label, hint, error, control, in this order, with the red bar at the start edge. */
export function FieldFrame({
  field,
  label,
  hint,
  optional,
  hideLabel,
  className,
  children,
}: FieldText & { field: FieldSource; className?: string; children: ReactNode }) {
  return (
    <div className={classNames('field', isInvalid(field) && 'is-invalid', className)}>
      <label className={hideLabel ? 'sr-only' : 'field-label'} htmlFor={field.id}>
        {label}
        {optional ? <OptionalMark /> : null}
      </label>
      <FieldNotes field={field} hint={hint} />
      {children}
    </div>
  )
}
