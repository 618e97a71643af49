import type { ReactNode } from 'react'
import { HollowRing } from './ring.tsx'

/** Nothing here yet: what is missing, why it matters, and at most one action. */
export function EmptyState({
  title,
  children,
  action,
  heading: Title = 'h2',
}: {
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
  heading?: 'h2' | 'h3' | 'h4' | 'p'
}) {
  return (
    <div className="empty-state">
      <HollowRing />
      <Title className="empty-title">{title}</Title>
      {children ? <p>{children}</p> : null}
      {action}
    </div>
  )
}
