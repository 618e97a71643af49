import * as Y from 'yjs'
import { CONTENT_ROOT } from '#app/editor/schema/version.ts'
import { blocksWithoutId, giveBlockIds } from '../document/block-ids.ts'
import type { Block } from '../document/blocks.ts'
import type { LiveDocument } from '../document/live-document.ts'
import { repairBlock } from '../document/repair-block.ts'
import { isRectangular, repairTables } from '../document/repair-tables.ts'
import { ROW_KIND } from '../document/row.ts'
import { blocksIn, isSound } from '../document/sound.ts'
import type { Collab } from './collab.ts'
import { addRow } from './server-edit.ts'

/**
 * Two edits that are each in order can leave a block together that no editor can build, such as a list without an item.
 * Browsers would each delete it; here it is repaired once, for all.
 */
export function repairTouched(collab: Collab, document: LiveDocument) {
  if (!document.touched.size) return
  repair(collab, document, document.takeTouched())
  identify(collab, document)
}

export function repairAll(collab: Collab, document: LiveDocument) {
  repair(collab, document, blocksIn(document.content))
  identify(collab, document)
}

/** A block that came without an id, or with that of another, is given one of its own: pages do so themselves, but not for two edits at once. */
function identify(collab: Collab, document: LiveDocument) {
  if (document.damage || document.closed) return
  const { content, carrier } = document
  const lacking = blocksWithoutId(content, (id) => carrier.arrivals.of(id))
  if (!lacking.length) return
  const bytes = document.writeByServer(() => giveBlockIds(content, lacking))
  if (bytes) addRow(collab, document, { clientId: document.doc.clientID, kind: ROW_KIND.server, bytes })
}

function repair(collab: Collab, document: LiveDocument, blocks: Block[]) {
  const { unrepairable } = document
  const broken = blocks.filter((block) => isInPlace(block) && !unrepairable.has(block) && !isSound(block))
  if (!broken.length || document.damage || document.closed) return
  for (const block of broken) unrepairable.add(block)
  const { bytes, clientId } = repaired(document, broken)
  const others = document.takeTouched()
  const fresh = bytes && document.apply(bytes)
  const made = document.takeTouched()
  for (const block of others) document.touched.add(block)
  // Once for each place and cause: what is broken still, or again, is not tried a second time.
  for (const block of [...broken, ...made]) {
    if (isInPlace(block) && isSound(block)) unrepairable.delete(block)
    else unrepairable.add(block)
  }
  if (!fresh) return
  addRow(collab, document, { clientId, kind: ROW_KIND.repair, bytes: fresh })
  collab.stats.repairs += broken.length
  collab.log.warn({ documentId: document.id, blocks: broken.length }, 'blocks that no editor could build were repaired')
}

function isInPlace({ _item }: Block) {
  return _item !== null && !_item.deleted
}

/** On a copy, so that a repair that fails leaves the document as it was. */
function repaired(document: LiveDocument, broken: Block[]) {
  const places = document.content.toArray().flatMap((block, index) => (broken.includes(block as Block) ? [index] : []))
  const copy = new Y.Doc()
  const made: Uint8Array[] = []
  try {
    Y.applyUpdate(copy, document.encodeAll())
    copy.on('update', (update: Uint8Array) => made.push(update))
    const content = copy.getXmlFragment(CONTENT_ROOT)
    // From the end: repairing one block may change how many stand before the next.
    copy.transact(() => places.reverse().forEach((index) => repairBlock(content, index)))
    const { arrivals } = document.carrier
    copy.transact(() =>
      (content.toArray() as Block[])
        .filter((block) => !isRectangular(block))
        .forEach((block) => repairTables(block, arrivals)),
    )
    return { bytes: made.length ? Y.mergeUpdates(made) : null, clientId: copy.clientID }
  } finally {
    copy.destroy()
  }
}
