/** What an indicator of ours is to an entry: the same, wider or narrower than it, overlapping with it, about the same matter, or nothing of it. */
export const RELATIONS = ['exact', 'broader', 'narrower', 'partly', 'related', 'none'] as const
export type Relation = (typeof RELATIONS)[number]

export const STANDING_KINDS = ['confirm', 'dispute'] as const
export type StandingKind = (typeof STANDING_KINDS)[number]

/** From which relation on an entry counts as covered, the widest reading first. */
export const MATCHES = {
  partly: ['exact', 'broader', 'narrower', 'partly'],
  close: ['exact', 'broader', 'narrower'],
  exact: ['exact'],
} as const satisfies Record<string, readonly Relation[]>
export type Match = keyof typeof MATCHES
export const MATCH_NAMES = Object.keys(MATCHES) as Match[]

export type MappingState = 'proposed' | 'confirmed' | 'disputed' | 'agreed'
export const REASON_LIMIT = 1000
export const NOTE_LIMIT = 1000

/**
 * Where a mapping stands, from what people said of it: agreed once a moderator has said so, else disputed while anybody disputes it,
 * confirmed while somebody beside its author does, and otherwise proposed.
 */
export function stateOf(agreed: boolean, standings: readonly { kind: string }[]): MappingState {
  if (agreed) return 'agreed'
  if (standings.some(({ kind }) => kind === 'dispute')) return 'disputed'
  return standings.length ? 'confirmed' : 'proposed'
}
