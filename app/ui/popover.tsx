import type { ReactElement, ReactNode } from 'react'
import { Button as AriaButton, Dialog, DialogTrigger, Focusable, Popover, Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'
import { Icon, type IconName } from './icons.tsx'

/** A small panel beside its button: settings of a view, an explanation, a form of one field. */
export function PopoverButton({
  label,
  icon,
  text,
  className,
  children,
}: {
  label: string
  icon?: IconName
  /** Shown on the button; without it the button is an icon. */
  text?: ReactNode
  className?: string
  children: ReactNode | ((close: () => void) => ReactNode)
}) {
  return (
    <DialogTrigger>
      <AriaButton aria-label={label} className={className ?? (text ? 'button' : 'icon-button')}>
        {icon ? <Icon name={icon} /> : null}
        {text}
      </AriaButton>
      <Popover className="popover">
        <Dialog className="popover-body" aria-label={label}>
          {({ close }) => <>{typeof children === 'function' ? children(close) : children}</>}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

/** A few words on hover and focus for a control that already has its name. Never the only place of an information. */
export function Tooltip({ text, children }: { text: ReactNode; children: ReactElement }) {
  return (
    <TooltipTrigger delay={600}>
      <Focusable>{children as ReactElement<never, string>}</Focusable>
      <AriaTooltip className="tooltip">{text}</AriaTooltip>
    </TooltipTrigger>
  )
}
