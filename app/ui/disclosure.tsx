import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icons.tsx'

type DisclosureProps = Omit<ComponentPropsWithoutRef<'details'>, 'summary'> & { summary: ReactNode; icon?: IconName }

/** Something to open in place, without a script: the table twin of a drawing, older entries. */
export const Disclosure = forwardRef<HTMLDetailsElement, DisclosureProps>(function Disclosure(
  { summary, icon = 'table', className, children, ...rest },
  ref,
) {
  return (
    <details ref={ref} {...rest} className={classNames('disclosure', className)}>
      <summary>
        <Icon name={icon} />
        {summary}
      </summary>
      {children}
    </details>
  )
})
