import type { ReactNode } from 'react'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { Button, type ButtonLook } from '#app/ui/button.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'

export type Where = { roundtableId: string; sessionId: string }

/** One act on the clock, with what its author sees. */
export function ClockForm({
  where,
  act,
  fields = {},
  label,
  className,
  children,
  ...look
}: ButtonLook & {
  where: Where
  act: string
  fields?: Record<string, string | number | null>
  label?: string
  className?: string
  children: ReactNode
}) {
  const sent = Object.entries({ act, ...fields }).filter(([, value]) => value !== null)
  return (
    <InlineForm action={sessionPaths.clock(where.roundtableId, where.sessionId)} className={className}>
      {({ busy }) => (
        <>
          {sent.map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={String(value)} />
          ))}
          <Button type="submit" {...look} aria-label={label} pending={busy}>
            {children}
          </Button>
        </>
      )}
    </InlineForm>
  )
}
