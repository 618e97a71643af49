/** Who is answerable for a row of the log. */
export type Identity = { personId: string; organisationId: string; groupId: string }

/** A Yjs client id belongs to one person for the life of the document. */
export type Binding = Identity & { stored: boolean }
