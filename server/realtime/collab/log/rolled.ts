import { type Authors, type RolledText, rolledText } from '../document/rolled-text.ts'
import { ROW_KIND } from '../document/row.ts'
import { type Image, imageOf } from './image.ts'
import { lastLineage, replay, type Source, unbroken } from './replay.ts'

/** The first row of a new lineage, and the snapshot that is made of it alone. */
export type Rolled = RolledText & { seq: number; image: Image }

/** Throws where a row is missing or broken, and where the new text would not be the same. */
export function rolledOf(source: Source, authors: Authors): Rolled {
  const { doc, damage } = replay(source.snapshot, source.rows)
  try {
    if (damage) throw new Error(damage)
    const text = rolledText(doc, authors)
    const seq = unbroken(lastLineage(source)).reach + 1
    const row = {
      seq: String(seq),
      clientId: String(text.clientId),
      clientSeq: '0',
      kind: ROW_KIND.rolled,
      bytes: text.bytes,
    }
    return { ...text, seq, image: imageOf({ snapshot: null, rows: [row] }) }
  } finally {
    doc.destroy()
  }
}
