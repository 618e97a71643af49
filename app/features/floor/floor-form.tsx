import type { ComponentProps, ReactNode } from 'react'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { InlineForm } from '#app/ui/inline-form.tsx'

export type Where = { roundtableId: string; sessionId: string }
/** Whose form it is: one's own request, who has the floor, or the list. */
type Noun = 'floor' | 'speech' | 'queue'

/** One act on the floor, with what its author sees. */
export function FloorForm({
  where: { roundtableId, sessionId },
  noun,
  act,
  fields = {},
  children,
  ...form
}: {
  where: Where
  noun: Noun
  act: string
  fields?: Record<string, string | number | undefined>
  children: ReactNode | ((state: { busy: boolean }) => ReactNode)
} & Omit<ComponentProps<typeof InlineForm>, 'action' | 'children'>) {
  const sent = Object.entries({ act, ...fields }).filter(([, value]) => value !== undefined)
  return (
    <InlineForm action={sessionPaths[noun](roundtableId, sessionId)} {...form}>
      {({ busy }) => (
        <>
          {sent.map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={String(value)} />
          ))}
          {typeof children === 'function' ? children({ busy }) : children}
        </>
      )}
    </InlineForm>
  )
}
