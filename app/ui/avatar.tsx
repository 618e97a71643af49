import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { firstCharacter } from '#app/shared/text.ts'
import { classNames } from './class-names.ts'
import { type Group, groupClass, useGroups } from './group.tsx'

export type AvatarPerson = { name: string; groupId?: string | null; group?: Group | null }

/** Initials on the tint of the group, its edge and its code. Pass `decorative` where the name stands beside it. */
export function Avatar({
  person,
  size,
  decorative,
}: {
  person: AvatarPerson
  size?: 'sm' | 'lg'
  decorative?: boolean
}) {
  const { group } = useGroups()
  const own = person.group ?? (person.groupId ? group(person.groupId) : undefined)
  const label = own ? `${person.name}, ${own.name}` : person.name
  const naming = decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label }
  return (
    <span className={classNames('avatar', size && `avatar-${size}`, groupClass(own?.colour))} {...naming}>
      <span aria-hidden="true">{initials(person.name)}</span>
      {own ? (
        <span className="avatar-code" aria-hidden="true">
          {own.code}
        </span>
      ) : null}
    </span>
  )
}

/** First letter of the first and of the last word. */
export function initials(name: string) {
  const words = name
    .trim()
    .split(/[\s-]+/u)
    .filter(Boolean)
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : words
  return letters
    .map((word) => firstCharacter(word ?? ''))
    .join('')
    .toUpperCase()
}

type StackProps = { people: Array<AvatarPerson & { id: string }>; label: string; max?: number; unnamed?: number }

/** Who is here: a row of avatars, the rest as a number, with the `unnamed` of whom only the number is known. */
export function AvatarStack({ people, label, max = 5, unnamed = 0 }: StackProps) {
  const { t } = useTranslation('ui')
  const rest = people.slice(max)
  const names = rest.map((person) => person.name).join(', ')
  return (
    <ul className="avatar-stack" aria-label={label}>
      {people.slice(0, max).map((person) => (
        <li key={person.id} title={person.name}>
          <Avatar person={person} />
        </li>
      ))}
      {rest.length + unnamed > 0 ? (
        <li className="avatar-more" title={names || undefined}>
          <span aria-hidden={unnamed === 0}>{t('avatar.more', { count: rest.length + unnamed })}</span>
          <span className="sr-only">{names}</span>
        </li>
      ) : null}
    </ul>
  )
}

/** Avatar, name and one line below: the organisation, a role, a reason. */
export function Person({
  person,
  detail,
  size = 'sm',
  end,
}: {
  person: AvatarPerson
  detail?: ReactNode
  size?: 'sm' | 'lg'
  end?: ReactNode
}) {
  const { group } = useGroups()
  const own = person.group ?? (person.groupId ? group(person.groupId) : undefined)
  return (
    <span className="person">
      <Avatar person={person} size={size} decorative />
      <span className="person-text">
        <bdi className="person-name">{person.name}</bdi>
        {own ? <span className="sr-only">{own.name}</span> : null}
        {detail ? <span className="person-detail">{detail}</span> : null}
      </span>
      {end}
    </span>
  )
}
