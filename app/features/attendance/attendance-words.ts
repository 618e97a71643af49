/** How somebody is at a session. */
export const MODES = ['room', 'remote'] as const
export type Mode = (typeof MODES)[number]

/** So long before its start whoever comes checks themselves in. Moderators check others in at any time before the end. */
export const DOORS_OPEN_MINUTES = 60

/** Six digits: read aloud they are the same to every ear, and a phone has keys for them. */
export const CODE_LENGTH = 6

/** The digits of what was typed or pasted: with blanks, hyphens or a full stop between them, in whatever shape a keyboard writes digits. */
export function codeOf(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) % 16))
    .replace(/\D/g, '')
}

/** As it is shown and read out: 482 913. */
export const spokenCode = (code: string) => `${code.slice(0, 3)}\u00A0${code.slice(3)}`

/** Somebody's own presence, as their pages show it: null while they are not there. */
export type OwnCheckIn = { id: string; mode: Mode; since: string }

/** A view with what its reader has been told of their own presence since it was loaded. */
export function withOwnCheckIn<V extends { sessionId: string; own: OwnCheckIn | null }>(
  view: V,
  told: Record<string, { answer: unknown }>,
): V {
  const news = told[view.sessionId]
  return news ? { ...view, own: news.answer as OwnCheckIn | null } : view
}

/** Of a group those of its members who may vote: so many sit at the table, so many are here, in the room and remote. */
export type GroupPresence = { groupId: string; seats: number; room: number; remote: number }

/** What everybody is shown of who is here. Observers stand apart and count for nothing. */
export type PresentPart = { groups: GroupPresence[]; observers: number }

export function presenceTotals({ groups }: Pick<PresentPart, 'groups'>) {
  const sum = (count: (group: GroupPresence) => number) => groups.reduce((total, group) => total + count(group), 0)
  const [room, remote] = [sum((group) => group.room), sum((group) => group.remote)]
  return { room, remote, here: room + remote, seats: sum((group) => group.seats) }
}

/** The groups at the table of which nobody is here. */
export function missingGroups({ groups }: Pick<PresentPart, 'groups'>) {
  return groups.filter(({ seats, room, remote }) => seats > 0 && room + remote === 0).map(({ groupId }) => groupId)
}
