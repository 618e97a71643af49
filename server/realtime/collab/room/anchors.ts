import { type AnchorRef, markIdOf } from '#app/editor/schema/anchors.ts'
import type {
  AnchoredPassage,
  PassageAnchor,
  StandingAnchor,
} from '#app/features/live-documents/document-host.server.ts'
import {
  findQuoted,
  type Letters,
  lettersOf,
  marked,
  type Part,
  partsOf,
  placeOf,
  quoted,
  wordsFor,
} from '../document/anchored.ts'
import type { Identity } from '../document/author.ts'
import type { LiveDocument } from '../document/live-document.ts'
import { unmarkPassage } from '../document/marks.ts'
import { editOf, onScratchCopy, type ServerEdit } from '../document/scratch.ts'
import { addAnchor, deleteAnchor, readAnchor, readAnchors, type StoredAnchor } from '../log/anchors.ts'
import type { Collab } from './collab.ts'
import { refuseUnwritable } from './restore.ts'
import { writeMarks } from './server-edit.ts'

const DIVIDED = ' … '

type Asked = { anchor: AnchorRef; passage: PassageAnchor; by: Identity }

/** The mark is stored before the row that remembers it: a mark that nobody remembers shows nothing and may be set again. */
export async function setAnchor(
  collab: Collab,
  document: LiveDocument,
  { anchor, passage, by }: Asked,
): Promise<AnchoredPassage> {
  const known = await readAnchor(collab.pool, document.id, anchor)
  if (known) return passageOf(known)
  refuseUnwritable(document)
  const made = anchoring(document, markIdOf(anchor), passage)
  document.markIds.add(markIdOf(anchor))
  await writeMarks(collab, document, made.edit, by)
  await addAnchor(collab.pool, document.id, { ...anchor, ...made.passage }, by)
  return made.passage
}

export async function removeAnchor(collab: Collab, document: LiveDocument, anchor: AnchorRef) {
  refuseUnwritable(document)
  document.markIds.delete(markIdOf(anchor))
  await deleteAnchor(collab.pool, document.id, anchor)
  await writeMarks(collab, document, unmarkPassage(document, markIdOf(anchor)), null)
}

/** The text is read as it is and answered when it is stored. Whatever keeps it from being written to, it is only looked at. */
export async function anchorsIn(collab: Collab, document: LiveDocument): Promise<StandingAnchor[]> {
  const stored = await readAnchors(collab.pool, document.id)
  if (!stored.length) return []
  const { standing, edit } = onScratchCopy(document, (scratch) => {
    const letters = lettersOf(scratch.node)
    const found = stored.map((anchor) => ({ anchor, ...partsFor(letters, anchor) }))
    let { node } = scratch
    for (const { anchor, parts, lost } of found)
      if (lost && parts[0]) node = marked(node, placeOf(letters, parts[0]), markIdOf(anchor))
    return {
      standing: found.map(({ anchor, parts }) => {
        const words = wordsIn(letters, parts)
        const block = parts[0] ? scratch.node.resolve(placeOf(letters, parts[0]).from).index(0) : null
        return { kind: anchor.kind, id: anchor.id, words, intact: words === anchor.quote, block }
      }),
      edit: node === scratch.node ? null : editOf(scratch, node),
    }
  })
  if (edit && !document.damage && !document.paused && !document.closed) await writeMarks(collab, document, edit, null)
  else await document.barrier()
  return standing
}

/** Where the anchor stands, or where its words are found again. */
export function partsFor(letters: Letters, anchor: StoredAnchor): { parts: Part[]; lost: boolean } {
  const parts = partsOf(letters, markIdOf(anchor))
  if (parts.length) return { parts, lost: false }
  const found = findQuoted(letters, anchor)
  return { parts: found ? [found] : [], lost: true }
}

/** Null where there is nothing left of it. */
export function wordsIn({ string }: Letters, parts: Part[]): string | null {
  return parts.length ? parts.map(({ from, to }) => string.slice(from, to)).join(DIVIDED) : null
}

function anchoring(
  document: LiveDocument,
  markId: string,
  passage: PassageAnchor,
): { passage: AnchoredPassage; edit: ServerEdit } {
  return onScratchCopy(document, (scratch) => {
    const { side, ...place } = wordsFor(scratch, passage)
    const next = marked(scratch.node, place, markId)
    const letters = lettersOf(next)
    const part = partsOf(letters, markId)[0]!
    return { passage: { ...quoted(letters, part), side }, edit: editOf(scratch, next) }
  })
}

function passageOf({ quote, prefix, suffix, side }: StoredAnchor): AnchoredPassage {
  return { quote, prefix, suffix, side }
}
