/** The roles a member holds at one roundtable. The secretariat is a quality of a person, for the whole installation. */
export const ROLES = ['participant', 'moderator', 'observer'] as const
export type Role = (typeof ROLES)[number]

/** The signed-in person, as every edge (HTTP or socket) hands it to a feature. */
export type Actor = {
  sessionId: string
  personId: string
  name: string
  email: string
  language: Language
  timeZone: string
  secretariat: boolean
}

/** A person's place at one roundtable: whom they act for. Every word, comment and vote carries these ids. */
export type Seat = {
  membershipId: string
  roundtableId: string
  role: Role
  personId: string
  organisationId: string
  groupId: string
}

/** What a policy needs to know of somebody in front of one roundtable. `seat` is null for a secretariat member without one. */
export type Standing = { personId: string; secretariat: boolean; seat: Seat | null }

export const LANGUAGES = ['en', 'fr'] as const
export type Language = (typeof LANGUAGES)[number]

/** A text of the programme's own, kept in both languages. */
export type LocalizedText = Record<Language, string>
