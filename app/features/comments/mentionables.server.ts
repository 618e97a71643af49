import { membershipsAt } from '#app/features/members/members.queries.server.ts'
import { installation } from '#app/features/programme/installation.server.ts'
import { localized } from '#app/shared/localized.ts'
import type { Language } from '#app/shared/roles.ts'
import type { Mentionable } from './mentions.ts'

/** Whom a comment can name at this table: its present members, and every stakeholder group by its name or code. */
export async function mentionablesOf(roundtableId: string, language: Language): Promise<Mentionable[]> {
  const [members, { groups }] = await Promise.all([membersOf(roundtableId), installation()])
  return [
    ...members,
    ...groups.map((group) => ({
      type: 'group' as const,
      id: group.id,
      label: localized(group.name, language),
      detail: group.code,
      groupId: group.id,
    })),
  ]
}

/** The same with a group's every name, for reading a text whatever language it was written in. */
export async function mentionablesInAnyLanguage(roundtableId: string) {
  const [members, { groups }] = await Promise.all([membersOf(roundtableId), installation()])
  const named = groups.flatMap((group) =>
    [localized(group.name, 'en'), localized(group.name, 'fr'), group.code].map((label) => ({
      type: 'group' as const,
      id: group.id,
      label,
    })),
  )
  return [...members, ...named]
}

async function membersOf(roundtableId: string): Promise<Mentionable[]> {
  const members = await membershipsAt(roundtableId)
  return members.map(({ personId, name, organisation, groupId }) => ({
    type: 'person' as const,
    id: personId,
    label: name,
    detail: organisation,
    groupId,
  }))
}
