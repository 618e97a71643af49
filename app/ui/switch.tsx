import type { ComponentPropsWithoutRef, ReactNode } from 'react'

/** Something that is on or off at once, without saving: a native checkbox that says it is a switch. */
export function Switch({ label, ...rest }: { label: ReactNode } & Omit<ComponentPropsWithoutRef<'input'>, 'type' | 'role'>) {
  return (
    <label className="switch">
      <input {...rest} type="checkbox" role="switch" />
      <span>{label}</span>
    </label>
  )
}
