/** Who is answerable for a row of the log. */
export type Identity = { personId: string; organisationId: string; groupId: string }

/** A Yjs client id belongs to one person for the life of the document. */
export type Binding = Identity & { stored: boolean }

/** The same for all ids of one person in one seat. */
export function keyOf({ personId, organisationId, groupId }: Identity) {
  return `${personId} ${organisationId} ${groupId}`
}
