import type { ReactNode } from 'react'
import { Link } from '@remix-run/react'
import { Icon, type IconName } from './icons.tsx'

export type Segment<Value extends string> = { value: Value; label: ReactNode; icon?: IconName; disabled?: boolean }

/** One of two to four views or modes: native radios that look like one control; the chosen one is solid ink. */
export function Segmented<Value extends string>({
  label,
  name,
  options,
  value,
  defaultValue,
  onValueChange,
}: {
  label: string
  name: string
  options: Array<Segment<Value>>
  value?: Value
  defaultValue?: Value
  onValueChange?: (value: Value) => void
}) {
  return (
    <fieldset className="segmented" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className="segment">
          <input
            type="radio"
            name={name}
            value={option.value}
            disabled={option.disabled}
            checked={value === undefined ? undefined : value === option.value}
            defaultChecked={value === undefined ? defaultValue === option.value : undefined}
            onChange={() => onValueChange?.(option.value)}
          />
          {option.icon ? <Icon name={option.icon} /> : null}
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** The same look for views that have their own address. */
export function SegmentedLinks({ label, links }: { label: string; links: Array<{ to: string; label: ReactNode; icon?: IconName; current: boolean }> }) {
  return (
    <nav className="segmented" aria-label={label}>
      {links.map((link) => (
        <Link key={link.to} to={link.to} className="segment" aria-current={link.current ? 'page' : undefined} preventScrollReset>
          {link.icon ? <Icon name={link.icon} /> : null}
          {link.label}
        </Link>
      ))}
    </nav>
  )
}
