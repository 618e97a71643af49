import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { Client } from './fuzz-world.ts'
import type { Random } from './scale.ts'
import { authorOf, tokensIn } from './tokens.ts'

/** What people do to blocks beside typing, by the product's own commands. Words are never divided: a word is what the model counts. */
type Block = { node: Node; pos: number; top: boolean; cell: boolean }
type Scene = { editor: Editor; random: Random; block: Block }
type Change = {
  name: string
  weight: number
  /** Whether it fits this block. */
  on?: (scene: Scene) => boolean
  run: (scene: Scene) => unknown
}

const MOST_TABLES = 3

function blocksIn({ state }: Editor): Block[] {
  const blocks: Block[] = []
  state.doc.descendants((node, pos) => {
    if (!node.isTextblock) return
    const place = state.doc.resolve(pos)
    const cell = Array.from({ length: place.depth }, (_, depth) => place.node(depth + 1).type.name).some((name) =>
      /^table(Cell|Header)$/.test(name),
    )
    blocks.push({ node, pos, top: place.depth === 0, cell })
    return false
  })
  return blocks
}

/** Between two words, or at an end of the block. */
const gapsIn = ({ node }: Block) => [0, ...[...node.textContent.matchAll(/>/g)].map(({ index }) => index + 1)]
const inList = ({ editor, block }: Scene) => editor.state.doc.resolve(block.pos).parent.type.name === 'listItem'
const at = (scene: Scene, offset: number) => scene.editor.chain().setTextSelection(scene.block.pos + 1 + offset)
const atGap = (scene: Scene) => at(scene, scene.random.pick(gapsIn(scene.block)))
const atStart = (scene: Scene) => at(scene, 0)
const atEnd = (scene: Scene) => at(scene, scene.block.node.content.size)
const onTop = ({ block }: Scene) => block.top && block.node.content.size > 0
const inCell = ({ block }: Scene) => block.cell

function tablesIn({ state }: Editor) {
  let tables = 0
  state.doc.forEach((node) => void (node.type.name === 'table' && tables++))
  return tables
}

/** Between two blocks of the text. */
function gapOf({ editor, random }: Scene) {
  const gaps = [0]
  editor.state.doc.forEach((node, pos) => void gaps.push(pos + node.nodeSize))
  return random.pick(gaps)
}

function drag(scene: Scene, to: number) {
  const { editor, block } = scene
  const tr = editor.state.tr.delete(block.pos, block.pos + block.node.nodeSize)
  editor.view.dispatch(tr.insert(tr.mapping.map(to), block.node))
}

const CHANGES: Change[] = [
  {
    name: 'heading',
    weight: 4,
    on: ({ block }) => !block.cell,
    run: (scene) =>
      atStart(scene)
        .setNode('heading', { level: scene.random.pick([2, 3]) })
        .run(),
  },
  { name: 'paragraph', weight: 3, run: (scene) => atStart(scene).setNode('paragraph').run() },
  { name: 'bullets', weight: 4, run: (scene) => atStart(scene).toggleList('bulletList', 'listItem').run() },
  { name: 'numbers', weight: 3, run: (scene) => atStart(scene).toggleList('orderedList', 'listItem').run() },
  { name: 'quote', weight: 3, run: (scene) => atStart(scene).toggleWrap('blockquote').run() },
  { name: 'split', weight: 6, run: (scene) => atGap(scene).splitBlock().run() },
  { name: 'join backwards', weight: 5, run: (scene) => atStart(scene).joinBackward().run() },
  { name: 'join forwards', weight: 5, run: (scene) => atEnd(scene).joinForward().run() },
  { name: 'split of an item', weight: 4, on: inList, run: (scene) => atGap(scene).splitListItem('listItem').run() },
  { name: 'sink', weight: 4, on: inList, run: (scene) => atStart(scene).sinkListItem('listItem').run() },
  { name: 'lift', weight: 4, on: inList, run: (scene) => atStart(scene).liftListItem('listItem').run() },
  {
    name: 'cut and paste',
    weight: 2,
    on: onTop,
    run: (scene) => {
      const { editor, block } = scene
      editor.view.dispatch(editor.state.tr.delete(block.pos, block.pos + block.node.nodeSize))
      editor.view.dispatch(editor.state.tr.insert(gapOf(scene), block.node))
    },
  },
  { name: 'drag', weight: 3, on: onTop, run: (scene) => drag(scene, gapOf(scene)) },
  {
    name: 'drag into a cell',
    weight: 2,
    on: (scene) => onTop(scene) && scene.block.node.type.name === 'paragraph' && tablesIn(scene.editor) > 0,
    run: (scene) => drag(scene, scene.random.pick(blocksIn(scene.editor).filter(({ cell }) => cell)).pos),
  },
  {
    name: 'a table',
    weight: 2,
    on: (scene) => scene.block.top && tablesIn(scene.editor) < MOST_TABLES,
    run: (scene) => atEnd(scene).insertTable({ rows: 2, cols: 2, withHeaderRow: true }).run(),
  },
  { name: 'a row', weight: 2, on: inCell, run: (scene) => atStart(scene).addRowAfter().run() },
  { name: 'a column', weight: 2, on: inCell, run: (scene) => atStart(scene).addColumnAfter().run() },
  { name: 'header row', weight: 2, on: inCell, run: (scene) => atStart(scene).toggleHeaderRow().run() },
]

const total = CHANGES.reduce((sum, { weight }) => sum + weight, 0)
/** How often it befalls a block in which somebody types just now. */
const BUSY = 0.7

/** One change of one block by somebody's editor. `displaced` is told whose words may no longer stand in the order in which they were written. */
export function restructure(editor: Editor, random: Random, clients: Client[], displaced: (authors: number[]) => void) {
  const blocks = blocksIn(editor)
  if (!blocks.length) return null
  const busy = random.next() < BUSY ? random.pick(clients).author.lastWord : undefined
  const block = blocks.find(({ node }) => busy !== undefined && node.textContent.includes(busy)) ?? random.pick(blocks)
  const scene = { editor, random, block }
  let at = random.below(total)
  const change = CHANGES.find(({ weight }) => (at -= weight) < 0)!
  if (change.on && !change.on(scene)) return null
  const words: string[] = tokensIn(block.node.textContent)
  const typing = clients.filter(({ author }) => author.wordsBeside().some((word) => words.includes(word)))
  displaced([...words.map(authorOf), ...typing.map(({ number }) => number)])
  change.run(scene)
  return change.name
}
