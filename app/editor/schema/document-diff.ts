import { sequenceDiff } from '#app/shared/sequence-diff.ts'
import { type DiffPart, wordDiff } from '#app/shared/word-diff.ts'
import { BLOCK_ID } from './block-id.ts'
import { DAMAGED, type DocumentNode } from './document-json.ts'
import { plainText } from './plain-text.ts'

/** A paragraph or heading, and what it stands in, from the outside in: a list, an item, a table, a quote. */
export type DiffBlock = { node: DocumentNode; within: string[] }

/** `form`: more than words differs: its kind, what it stands in, a mark, a note or a chip. */
export type BlockDiff =
  | { kind: 'same' | 'removed' | 'added'; block: DiffBlock }
  | { kind: 'changed'; before: DiffBlock; after: DiffBlock; words: DiffPart[]; form: boolean }

/** So many blocks taken out and put in are looked for; with more the text counts as replaced. */
const MOST_CHANGES = 2000
/** So many pairs of blocks are compared where blocks were replaced; beyond it a block is compared with the one at its place. */
const MOST_PAIRS = 10_000
/** What two blocks must have in common, of the words of the longer one, to be one block that was changed. */
const LEAST_ALIKE = 0.3

const BLOCKS = new Set(['paragraph', 'heading', DAMAGED])

/** What is read, for comparing: its `key` is the same for what looks the same, whatever is being discussed about it. */
type Read = DiffBlock & { key: string; text: string; words: Map<string, number>; size: number }

/**
 * What happened to a text between two of its states: block by block in the order of reading, and word by word within a block that was
 * changed. The blocks but those `added` are all of `before`, those but `removed` all of `after`. Comment marks and ids of blocks are no difference.
 */
export function documentDiff(before: DocumentNode, after: DocumentNode): BlockDiff[] {
  const [a, b] = [readBlocks(before), readBlocks(after)]
  const keys = (blocks: Read[]) => blocks.map(({ key }) => key)
  const diff: BlockDiff[] = []
  let [i, j] = [0, 0]
  let [out, into]: [Read[], Read[]] = [[], []]
  const flush = () => {
    diff.push(...replaced(out, into))
    ;[out, into] = [[], []]
  }
  for (const { kind, count } of sequenceDiff(keys(a), keys(b), MOST_CHANGES)) {
    if (kind === 'removed') out.push(...a.slice(i, (i += count)))
    else if (kind === 'added') into.push(...b.slice(j, (j += count)))
    else {
      flush()
      diff.push(...b.slice(j, j + count).map((block): BlockDiff => ({ kind: 'same', block: shown(block) })))
      ;[i, j] = [i + count, j + count]
    }
  }
  flush()
  return diff
}

/** Of blocks that went and blocks that came at one place, those that are alike are one block that was changed. */
function replaced(out: Read[], into: Read[]): BlockDiff[] {
  const pairs = pairsOf(out, into)
  const diff: BlockDiff[] = []
  let [i, j] = [0, 0]
  const upTo = (k: number, l: number) => {
    while (i < k) diff.push({ kind: 'removed', block: shown(out[i++]!) })
    while (j < l) diff.push({ kind: 'added', block: shown(into[j++]!) })
  }
  for (const [k, l] of pairs) {
    upTo(k, l)
    diff.push(changed(out[i++]!, into[j++]!))
  }
  upTo(out.length, into.length)
  return diff
}

function changed(before: Read, after: Read): BlockDiff {
  return {
    kind: 'changed',
    before: shown(before),
    after: shown(after),
    words: wordDiff(before.text, after.text),
    form: formOf(before) !== formOf(after),
  }
}

/** Pairs in the order of both sides that have the most in common together. */
function pairsOf(out: Read[], into: Read[]): [number, number][] {
  if (out.length * into.length > MOST_PAIRS)
    return out.flatMap((block, at): [number, number][] => (into[at] && alike(block, into[at]) ? [[at, at]] : []))
  const common = commonWords(out, into)
  const width = into.length + 1
  const best = new Float64Array((out.length + 1) * width)
  const gain = new Float64Array(out.length * width)
  for (let i = out.length - 1; i >= 0; i--) {
    for (let j = into.length - 1; j >= 0; j--) {
      const at = i * width + j
      gain[at] = shareOf(common[i * into.length + j]!, out[i]!, into[j]!)
      const paired = gain[at] ? gain[at] + best[at + width + 1]! : 0
      best[at] = Math.max(paired, best[at + width]!, best[at + 1]!)
    }
  }
  const pairs: [number, number][] = []
  for (let [i, j] = [0, 0]; i < out.length && j < into.length;) {
    const at = i * width + j
    if (gain[at] && best[at] === gain[at] + best[at + width + 1]!) pairs.push([i++, j++])
    else if (best[at] === best[at + width]) i++
    else j++
  }
  return pairs
}

/** How many words each of `out` has in common with each of `into`, row by row: only pairs that share a word are visited. */
function commonWords(out: Read[], into: Read[]): Uint32Array {
  const bearers = new Map<string, { at: number; count: number }[]>()
  for (const [at, { words }] of into.entries())
    for (const [word, count] of words) {
      const known = bearers.get(word)
      if (known) known.push({ at, count })
      else bearers.set(word, [{ at, count }])
    }
  const common = new Uint32Array(out.length * into.length)
  for (const [row, { words }] of out.entries())
    for (const [word, own] of words)
      for (const { at, count } of bearers.get(word) ?? []) common[row * into.length + at]! += Math.min(own, count)
  return common
}

/** The share of the longer one's words that both have, 0 where that is too little; blocks without words are alike. */
function shareOf(common: number, one: Read, other: Read) {
  const longer = Math.max(one.size, other.size)
  if (!longer) return 1
  return common >= LEAST_ALIKE * longer ? common / longer : 0
}

function alike(one: Read, other: Read) {
  return shareOf(commonWords([one], [other])[0]!, one, other)
}

function readBlocks(document: DocumentNode): Read[] {
  const blocks: Read[] = []
  const read = (node: DocumentNode, within: string[]) => {
    if (!BLOCKS.has(node.type)) return node.content?.forEach((child) => read(child, [...within, node.type]))
    const text = plainText({ type: 'doc', content: [node] }, { notesInPlace: true, indicatorName: () => '\uFFFC' })
    const words = new Map<string, number>()
    let size = 0
    for (const [word] of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
      words.set(word, (words.get(word) ?? 0) + 1)
      size++
    }
    blocks.push({ node, within, text, words, size, key: JSON.stringify([within, looksOf(node)]) })
  }
  document.content?.forEach((node) => read(node, []))
  return blocks
}

function shown({ node, within }: Read): DiffBlock {
  return { node, within }
}

/** All of a block but its words: where they bear marks, and what stands between them. */
function formOf({ node, within }: Read) {
  const parts = partsOf(node).map((part) => (part.text === undefined ? part : part.marks))
  return JSON.stringify([within, node.type, sorted(node.attrs), parts])
}

function looksOf(node: DocumentNode) {
  return [node.type, sorted(node.attrs), partsOf(node)]
}

type Part = { text?: string; marks?: string; atom?: unknown }

/** Neighbouring words with the same marks are one part, however comments divide them. */
function partsOf(node: DocumentNode): Part[] {
  const parts: Part[] = []
  for (const child of node.content ?? []) {
    const marks = (child.marks ?? []).filter(({ type }) => type !== 'comment')
    const key = JSON.stringify(marks.map(({ type, attrs }) => [type, sorted(attrs)]).sort())
    const last = parts.at(-1)
    if (child.text === undefined) parts.push({ atom: [child.type, sorted(child.attrs)] })
    else if (last?.marks === key) last.text += child.text
    else parts.push({ text: child.text, marks: key })
  }
  return parts
}

function sorted(attrs: DocumentNode['attrs']) {
  return Object.entries(attrs ?? {})
    .filter(([name]) => name !== BLOCK_ID)
    .sort(([one], [other]) => (one < other ? -1 : 1))
}
