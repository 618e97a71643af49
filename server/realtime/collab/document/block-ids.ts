import * as Y from 'yjs'
import { BLOCK_ID } from '#app/editor/schema/block-id.ts'
import { isIdentifier } from '#app/editor/schema/vocabulary.ts'

type Arrived = (id: Y.ID) => number

/**
 * The blocks that have no id, or that of another: whoever was given it by an earlier row keeps it, and of those of one row the first in
 * the text. `arrived`: with which row something came.
 */
export function blocksWithoutId(content: Y.XmlFragment, arrived: Arrived = () => 0): Y.XmlElement[] {
  const bearers = new Map<string, Y.XmlElement>()
  const lacking: Y.XmlElement[] = []
  for (const block of elementsIn(content)) {
    const id: unknown = block.getAttribute(BLOCK_ID)
    const bearer = isIdentifier(id) ? bearers.get(id) : null
    if (bearer && arrived(givenBy(block)) >= arrived(givenBy(bearer))) lacking.push(block)
    else {
      if (bearer) lacking.push(bearer)
      if (isIdentifier(id)) bearers.set(id, block)
      else lacking.push(block)
    }
  }
  return lacking
}

/** Not when the block came: one that was there before may be given the id of another later. */
function givenBy(block: Y.XmlElement): Y.ID {
  return block._map.get(BLOCK_ID)!.id
}

/** Gives each an id made of its place in the log, so that whoever does it, and however often, gives the same. */
export function giveBlockIds(content: Y.XmlFragment, blocks = blocksWithoutId(content)) {
  const taken = new Set<unknown>(elementsIn(content).map((block) => block.getAttribute(BLOCK_ID)))
  for (const block of blocks) {
    const { client, clock } = block._item!.id
    const own = `${client.toString(36)}-${clock.toString(36)}`
    let id = own
    for (let number = 2; taken.has(id); number++) id = `${own}-${number}`
    taken.add(id)
    block.setAttribute(BLOCK_ID, id)
  }
}

function elementsIn(content: Y.XmlFragment): Y.XmlElement[] {
  return (content.toArray() as unknown[]).filter((block) => block instanceof Y.XmlElement)
}
