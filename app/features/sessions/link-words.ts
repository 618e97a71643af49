/** What an item of an agenda can be about. */
export const LINK_KINDS = ['section', 'indicator', 'ballot', 'thread', 'related-document', 'address'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

/** `title` is what it is called now; null where it is in the bin. */
export type ItemLink = {
  id: string
  itemId: string
  kind: LinkKind
  subjectId: string | null
  title: string | null
  to: string | null
}
export type LinkChoice = { value: string; label: string }
export type LinkChoices = { kind: Exclude<LinkKind, 'address'>; choices: LinkChoice[] }[]

/** What is shown beside an agenda of one thing that it links to. */
export type LinkDetails = ItemLink & { lines: string[]; state: string | null }
