import type { ComponentProps } from 'react'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { Button, type ButtonLook } from '#app/ui/button.tsx'
import { InlineForm, type InlineFormState } from '#app/ui/inline-form.tsx'

export type Where = { roundtableId: string; sessionId: string }

type Props = {
  where: Where
  act: string
  /** What its author sees. */
  fields: Record<string, string | number>
  children: (state: InlineFormState) => React.ReactNode
} & Omit<ComponentProps<typeof InlineForm>, 'action' | 'children'>

/** One act of a moderator on the tables. */
export function TablesForm({ where: { roundtableId, sessionId }, act, fields, children, ...form }: Props) {
  return (
    <InlineForm action={sessionPaths.draw(roundtableId, sessionId)} {...form}>
      {(state) => (
        <>
          {Object.entries({ act, ...fields }).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {children(state)}
        </>
      )}
    </InlineForm>
  )
}

/** One that is no more than its button. */
export function TablesButton({
  label,
  children,
  variant,
  icon,
  size,
  ...form
}: Omit<Props, 'children'> & ButtonLook & { children: string; label?: string }) {
  return (
    <TablesForm {...form}>
      {({ busy }) => (
        <Button type="submit" variant={variant} icon={icon} size={size} aria-label={label} pending={busy}>
          {children}
        </Button>
      )}
    </TablesForm>
  )
}
