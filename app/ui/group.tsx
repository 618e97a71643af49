import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { classNames } from './class-names.ts'
import { spriteHref } from './icons.tsx'

/** The eight colours tuned to be told apart; a programme gives one to each of its groups. */
export const GROUP_COLOURS = ['ci', 're', 'ng', 'ps', 'cs', 'ac', 'ph', 'io'] as const
/** The eight glyphs of the sprite. */
export const GROUP_GLYPHS = ['ci', 're', 'ng', 'ps', 'cs', 'ac', 'ph', 'io'] as const

/** A stakeholder group as the page shows it: its name is already in the reader's language. */
export type Group = { id: string; code: string; name: string; colour: string; glyph: string }

const GroupsContext = createContext<Group[]>([])

/** The programme's groups, in their order round the table, for everything below. */
export function GroupsProvider({ groups, children }: { groups: Group[]; children: ReactNode }) {
  return <GroupsContext.Provider value={groups}>{children}</GroupsContext.Provider>
}

export function useGroups() {
  const groups = useContext(GroupsContext)
  return useMemo(() => ({ groups, group: (id: string) => groups.find((one) => one.id === id) }), [groups])
}

/** The class that sets --g, --g-on, --g-text and --g-tint for an element and what it holds. */
export function groupClass(colour: string | null | undefined) {
  const known = GROUP_COLOURS.find((one) => one === colour)
  return `group-${known ?? 'none'}`
}

type Which = { group: Group | undefined } | { groupId: string }

function useGroup(which: Which) {
  const { group } = useGroups()
  return 'groupId' in which ? group(which.groupId) : which.group
}

/** A group's sign, never alone: a code or a name stands beside it. */
export function GroupGlyph({ glyph }: { glyph: string }) {
  const known = GROUP_GLYPHS.find((one) => one === glyph)
  if (!known) return null
  return (
    <svg className="group-glyph" aria-hidden="true" focusable="false">
      <use href={spriteHref(`glyph-${known}`)} />
    </svg>
  )
}

/** Glyph and two letters; the full name is what a screen reader says. `boxed` sets it on the group's tint. */
export function GroupCode({ boxed, className, ...which }: Which & { boxed?: boolean; className?: string }) {
  const group = useGroup(which)
  if (!group) return null
  return (
    <span
      className={classNames('group-code', boxed && 'group-code-box', groupClass(group.colour), className)}
      title={group.name}
    >
      <GroupGlyph glyph={group.glyph} />
      <span aria-hidden="true">{group.code}</span>
      <span className="sr-only">{group.name}</span>
    </span>
  )
}

/** Code and full name, so that a long name wraps beside its code. */
export function GroupName({ className, ...which }: Which & { className?: string }) {
  const group = useGroup(which)
  if (!group) return null
  return (
    <span className={classNames('group-name', className)}>
      <span className={`group-code ${groupClass(group.colour)}`} aria-hidden="true">
        <GroupGlyph glyph={group.glyph} />
        <span>{group.code}</span>
      </span>
      <bdi>{group.name}</bdi>
    </span>
  )
}
