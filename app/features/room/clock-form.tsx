import type { ReactNode } from 'react'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { Button, type ButtonLook } from '#app/ui/button.tsx'
import { ConfirmButton } from '#app/ui/dialog.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { KeyHint, useKey } from '#app/ui/page-keys.tsx'

export type Where = { roundtableId: string; sessionId: string }

type ClockFormProps = ButtonLook & {
  where: Where
  act: string
  /** With what its author sees. */
  fields?: Record<string, string | number | null>
  children: ReactNode
  /** Its accessible name where several say the same. */
  label?: string
  shortcut?: string
  className?: string
}

/** One act on the clock. */
export function ClockForm({ where, act, fields, children, label, shortcut, className, ...look }: ClockFormProps) {
  const key = useKey(shortcut)
  return (
    <Sent where={where} act={act} fields={fields} className={className}>
      {(busy) => (
        <Button type="submit" {...look} {...key} aria-label={label} pending={busy}>
          {children}
          <KeyHint of={shortcut} />
        </Button>
      )}
    </Sent>
  )
}

/** One that asks first. */
export function ClockQuestion({
  where,
  act,
  className,
  ...question
}: ButtonLook & {
  where: Where
  act: string
  className?: string
  children: string
  question: string
  consequence: string
  keep: string
}) {
  return (
    <Sent where={where} act={act} className={className}>
      {(busy) => <ConfirmButton {...question} pending={busy} />}
    </Sent>
  )
}

function Sent({
  where,
  act,
  fields = {},
  className,
  children,
}: Pick<ClockFormProps, 'where' | 'act' | 'fields' | 'className'> & { children: (busy: boolean) => ReactNode }) {
  return (
    <InlineForm action={sessionPaths.clock(where.roundtableId, where.sessionId)} className={className}>
      {({ busy }) => (
        <>
          {Object.entries({ act, ...fields }).map(([name, value]) =>
            value === null ? null : <input key={name} type="hidden" name={name} value={value} />,
          )}
          {children(busy)}
        </>
      )}
    </InlineForm>
  )
}
