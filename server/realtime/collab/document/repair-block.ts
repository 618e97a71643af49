import { type ContentMatch, Fragment, type Node, type NodeType } from '@tiptap/pm/model'
import * as Y from 'yjs'
import { documentSchema } from '#app/editor/schema/document-schema.ts'
import { type Block, isValid } from './blocks.ts'
import { copyOf } from './content-copy.ts'
import { textsIn } from './passages.ts'

type Child = Y.XmlElement | Y.XmlText
const { nodes, topNodeType } = documentSchema

/** Makes the block at this place one that the schema knows, with all its words: by adding, wrapping and lifting, the same way every time. */
export function repairBlock(content: Y.XmlFragment, index: number) {
  const before = content.length
  const block = content.get(index) as Block
  if (block instanceof Y.XmlElement && nodes[block.nodeName]) repairInside(block, nodes[block.nodeName]!)
  place(content, index, topNodeType.contentMatch)
  const made = content.toArray().slice(index, index + 1 + content.length - before) as Block[]
  if (!made.every(isValid)) writeOut(content, index, made)
}

function repairInside(parent: Y.XmlElement, type: NodeType) {
  for (const child of parent.toArray()) takeOutOfLeaf(parent, child as Child)
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlElement && nodes[child.nodeName]) repairInside(child, nodes[child.nodeName]!)
  }
  let match = type.contentMatch
  for (let index = 0; index < parent.length;) {
    const placed = place(parent, index, match)
    index = placed.index
    match = placed.match
  }
  const missing = match.fillBefore(Fragment.empty, true)
  if (missing?.childCount) parent.insert(parent.length, missing.content.map(elementOf))
}

/** A footnote or a line break holds nothing: what is in it stands behind it. */
function takeOutOfLeaf(parent: Y.XmlElement, child: Child) {
  if (!(child instanceof Y.XmlElement) || !nodes[child.nodeName]?.isLeaf || !child.length) return
  const inner = child.toArray().map(copyOf)
  child.delete(0, child.length)
  parent.insertAfter(child, inner)
}

/** Settles the child at this place, and says which place and which expectations come next. */
function place(parent: Y.XmlFragment, index: number, match: ContentMatch): { index: number; match: ContentMatch } {
  const child = parent.get(index) as Child
  const type = typeOf(child)
  if (!type) return { index: index + 1, match }
  const next = match.matchType(type)
  if (next) return { index: index + 1, match: next }

  const missing = match.fillBefore(Fragment.from(sampleOf(type)))
  if (missing?.childCount) {
    parent.insert(index, missing.content.map(elementOf))
    return { index: index + missing.childCount, match: match.matchFragment(missing)! }
  }
  const wrapping = match.findWrapping(type)
  if (wrapping?.length) {
    const wrapper = wrapped(child, wrapping)
    parent.delete(index, 1)
    parent.insert(index, [wrapper])
    repairInside(wrapper, wrapping[0]!)
    return { index: index + 1, match: match.matchType(wrapping[0]!)! }
  }
  const lifted = child instanceof Y.XmlElement ? child.toArray().map(copyOf) : []
  parent.delete(index, 1)
  parent.insert(index, lifted)
  return { index, match }
}

/** The last resort: its texts, each a paragraph. */
function writeOut(content: Y.XmlFragment, index: number, blocks: Block[]) {
  const texts = blocks
    .flatMap((block) => (block instanceof Y.XmlElement ? [...textsIn(block)] : [block]))
    .filter(({ length }) => length > 0) as Child[]
  const paragraphs = texts.map((text) => wrapped(text, [nodes.paragraph!]))
  content.delete(index, blocks.length)
  content.insert(index, paragraphs)
}

function wrapped(child: Child, types: readonly NodeType[]): Y.XmlElement {
  const chain = types.map(({ name }) => new Y.XmlElement(name))
  for (const [at, inner] of chain.slice(1).entries()) chain[at]!.insert(0, [inner])
  chain.at(-1)!.insert(0, [copyOf(child)])
  return chain[0]!
}

/** Null for a text without letters, which is nothing to the editor. */
function typeOf(child: Child): NodeType | null {
  if (child instanceof Y.XmlElement) return nodes[child.nodeName] ?? null
  return child.length ? nodes.text! : null
}

function sampleOf(type: NodeType): Node {
  return type.isText ? documentSchema.text('x') : (type.createAndFill() ?? type.create())
}

function elementOf(node: Node): Y.XmlElement {
  const element = new Y.XmlElement(node.type.name)
  for (const [name, value] of Object.entries(node.attrs))
    if (value !== null) element.setAttribute(name, value as string)
  element.insert(0, node.content.content.map(elementOf))
  return element
}
