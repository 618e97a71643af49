/** What the server marks passages for besides comment threads. The table of anchors knows the same kinds. */
export type AnchorKind = 'suggestion' | 'ballot'
export type AnchorRef = { kind: AnchorKind; id: string }

/** Anchors are marked like comments, under an id that begins with their kind: so they follow their words in every editor there is. */
export function markIdOf({ kind, id }: AnchorRef): string {
  return `${kind}_${id}`
}

/** Whether a mark with this id is a comment thread's. Pages show no other. */
export function isThreadMark(markId: string): boolean {
  return !markId.includes('_')
}
