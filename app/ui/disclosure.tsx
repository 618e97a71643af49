import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icons.tsx'

/** Something to open in place, without a script: the table twin of a drawing, older entries. */
export function Disclosure({
  summary,
  icon = 'table',
  className,
  children,
  ...rest
}: Omit<ComponentProps<'details'>, 'summary'> & { summary: ReactNode; icon?: IconName }) {
  return (
    <details {...rest} className={classNames('disclosure', className)}>
      <summary>
        <Icon name={icon} />
        {summary}
      </summary>
      {children}
    </details>
  )
}
