import * as Y from 'yjs'
import { type Block, isValid } from './blocks.ts'
import { isRectangular } from './repair-tables.ts'

/** Whether every browser can build the block as it is, and its tables have no gap. */
export function isSound(block: Block) {
  return isValid(block) && isRectangular(block)
}

export function blocksIn(content: Y.XmlFragment): Block[] {
  return (content.toArray() as unknown[]).filter((it) => it instanceof Y.AbstractType) as unknown as Block[]
}
