import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icons.tsx'

/** Something changed under one's feet: offline, a newer version, read-only. `live` announces it when it appears. */
export function Banner({
  tone = 'notice',
  icon,
  live,
  action,
  children,
}: {
  tone?: 'notice' | 'done' | 'problem' | 'quiet'
  icon?: IconName
  live?: boolean
  action?: ReactNode
  children: ReactNode
}) {
  const usual: Record<typeof tone, IconName> = { notice: 'info', done: 'check-circle', problem: 'alert', quiet: 'info' }
  return (
    <div
      className={classNames('banner', `banner-${tone}`)}
      role={live ? (tone === 'problem' ? 'alert' : 'status') : undefined}
    >
      <Icon name={icon ?? usual[tone]} />
      <div className="banner-text">{children}</div>
      {action}
    </div>
  )
}
