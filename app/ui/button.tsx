import { Link } from '@remix-run/react'
import { type ComponentProps, type ComponentPropsWithoutRef, forwardRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icons.tsx'

export type ButtonLook = {
  variant?: 'primary' | 'default' | 'quiet' | 'marker' | 'danger'
  /** md is 36 px, sm 28 px for toolbars, touch 48 px for the one action of a phone task. */
  size?: 'sm' | 'md' | 'touch'
  icon?: IconName
}

export type ButtonProps = ButtonLook & ComponentPropsWithoutRef<'button'> & { pending?: boolean }

function buttonClass({ variant = 'default', size = 'md' }: ButtonLook, className?: string) {
  return classNames(
    'button',
    variant !== 'default' && `button-${variant}`,
    size !== 'md' && `button-${size}`,
    className,
  )
}

/** A button with a verb on it. While `pending` it keeps its place and focus and ignores presses. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { variant, size, icon, pending, className, children, type = 'button', ...rest },
  ref,
) {
  const { t } = useTranslation('ui')
  return (
    <button
      {...rest}
      ref={ref}
      type={type}
      className={buttonClass({ variant, size }, className)}
      aria-busy={pending || undefined}
      aria-disabled={pending || rest['aria-disabled']}
      onClick={pending ? (event) => event.preventDefault() : rest.onClick}
    >
      {icon ? <Icon name={icon} /> : null}
      {children}
      {pending ? <span className="sr-only">{t('button.pending')}</span> : null}
    </button>
  )
})

/** A link that looks like a button, for going somewhere. Outside addresses use a plain anchor. */
export function LinkButton({
  variant,
  size,
  icon,
  className,
  children,
  ...rest
}: ButtonLook & ComponentProps<typeof Link>) {
  return (
    <Link {...rest} className={buttonClass({ variant, size }, className)}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </Link>
  )
}

/** A square button that shows only an icon; the label is its accessible name and its tooltip. */
export const IconButton = forwardRef<
  HTMLButtonElement,
  Omit<ComponentPropsWithoutRef<'button'>, 'children'> & {
    label: string
    icon: IconName
    size?: 'sm' | 'md'
    dot?: boolean
  }
>(function IconButton({ label, icon, size = 'md', dot, className, type = 'button', ...rest }, ref) {
  return (
    <button
      {...rest}
      ref={ref}
      type={type}
      title={rest.title ?? label}
      aria-label={label}
      className={classNames('icon-button', size === 'sm' && 'icon-button-sm', dot && 'has-dot', className)}
    >
      <Icon name={icon} />
    </button>
  )
})

/** A button inside a sentence or a list, underlined like a link. */
export function TextButton({ className, type = 'button', ...rest }: ComponentProps<'button'>) {
  return <button {...rest} type={type} className={classNames('text-button', className)} />
}

/** Buttons that belong together: the main one first, wrapping on narrow screens. */
export function ButtonRow({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={classNames('button-row', className)}>{children}</div>
}
