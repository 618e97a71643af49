import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export { Status, StatusMark, type StatusName } from './status.tsx'

/** A count in a well. `label` says what is counted, for those who only hear it. */
export function Badge({ children, tone, label }: { children: ReactNode; tone?: 'solid' | 'marker'; label?: string }) {
  return (
    <span className={classNames('badge', tone && `badge-${tone}`)}>
      <span aria-hidden={label ? true : undefined}>{children}</span>
      {label ? <span className="sr-only">{label}</span> : null}
    </span>
  )
}

/** A word in a hairline box: a unit, a breakdown, a role. */
export function Tag({ children, className }: { children: ReactNode; className?: string }) {
  return <span className={classNames('tag', className)}>{children}</span>
}
