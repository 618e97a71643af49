import type * as Y from 'yjs'
import { BLOCK_ID, newBlockId } from '#app/editor/schema/block-id.ts'

/** As a page makes a block: with an id of its own, so that the server has none to give. */
export function identified(block: Y.XmlElement): Y.XmlElement {
  block.setAttribute(BLOCK_ID, newBlockId())
  return block
}
