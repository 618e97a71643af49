import { Fragment, type Mark, type Node, Slice } from '@tiptap/pm/model'
import { Transform } from '@tiptap/pm/transform'
import { documentSchema } from '#app/editor/schema/document-schema.ts'
import type { AnchoredPassage, PassageAnchor } from '#app/features/live-documents/document-host.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { positionOf } from './marks.ts'
import type { Scratch } from './scratch.ts'

const CONTEXT = 60
/** So much of what stood around the words has to stand there again. */
const NEAR = 16
/** A chip or a note, among letters. */
const ATOM = '\uFFFC'
const BREAK = '\n'

/** A text letter by letter, each with its position. The end of a block is one letter, at the position of the next. */
export type Letters = { string: string; at: number[]; inline: (Node | null)[] }
export type Part = { from: number; to: number }
type Side = AnchoredPassage['side']

export function lettersOf(node: Node): Letters {
  const letters: Letters = { string: '', at: [], inline: [] }
  const add = (letter: string, at: number, inline: Node | null) => {
    letters.string += letter
    letters.at.push(at)
    letters.inline.push(inline)
  }
  let isFirst = true
  node.descendants((child, at) => {
    if (child.isTextblock && !isFirst) add(BREAK, at, null)
    if (child.isTextblock) isFirst = false
    if (child.isText)
      for (let index = 0; index < child.text!.length; index++) add(child.text![index]!, at + index, child)
    else if (child.isInline) add(child.type.name === 'hardBreak' ? BREAK : ATOM, at, child)
  })
  return letters
}

const isComment = (mark: Mark, id: string) => mark.type.name === 'comment' && mark.attrs.threadId === id

/** Where the mark stands. The ends of blocks, chips and notes carry none: between marked letters they belong to the passage. */
export function partsOf({ string, inline }: Letters, markId: string): Part[] {
  const parts: Part[] = []
  let bridged = false
  for (let at = 0; at < string.length; at++) {
    const last = parts.at(-1)
    if (inline[at]?.marks.some((mark) => isComment(mark, markId))) {
      if (last && bridged) last.to = at + 1
      else parts.push({ from: at, to: at + 1 })
      bridged = true
    } else if (inline[at]?.isText) bridged = false
  }
  return parts
}

/** What is remembered of a passage, to find it by. */
export function quoted({ string }: Letters, { from, to }: Part) {
  return {
    quote: string.slice(from, to),
    prefix: string.slice(Math.max(0, from - CONTEXT), from),
    suffix: string.slice(to, to + CONTEXT),
  }
}

/** Where the words stand whose mark was lost: found once among the same words, or once at all with the same words on one side. */
export function findQuoted(
  { string }: Letters,
  { quote, prefix, suffix }: { quote: string; prefix: string; suffix: string },
): Part | null {
  const [before, after] = [prefix.slice(-NEAR), suffix.slice(0, NEAR)]
  const found: { part: Part; sides: number }[] = []
  for (let from = string.indexOf(quote); quote && from >= 0; from = string.indexOf(quote, from + 1)) {
    const part = { from, to: from + quote.length }
    const fitsBefore = before ? string.slice(0, from).endsWith(before) : from === 0
    const fitsAfter = after ? string.startsWith(after, part.to) : part.to === string.length
    found.push({ part, sides: Number(fitsBefore) + Number(fitsAfter) })
  }
  const surrounded = found.filter(({ sides }) => sides === 2)
  if (surrounded.length === 1) return surrounded[0]!.part
  return found.length === 1 && found[0]!.sides > 0 ? found[0]!.part : null
}

/** What is to be marked: the passage, or, where nothing is chosen, the nearest word of the same block. */
export function wordsFor(scratch: Scratch, { anchor, head }: PassageAnchor): { from: number; to: number; side: Side } {
  const { node } = scratch
  const ends = [positionOf(scratch, anchor), positionOf(scratch, head)].sort((a, b) => a - b)
  const [from, to] = ends as [number, number]
  if (from < to) {
    if (!node.textBetween(from, to).trim()) throw unreadable()
    return { from, to, side: null }
  }
  const { parent, parentOffset } = node.resolve(from)
  const text = (start: number, end: number) => parent.textBetween(start, end, '', ATOM)
  if (parent.isTextblock) {
    const [behind] = /[^\s\uFFFC]+\s*$/.exec(text(0, parentOffset)) ?? []
    if (behind) return { from: from - behind.length, to: from, side: 'after' }
    const [next] = /^\s*[^\s\uFFFC]+/.exec(text(parentOffset, parent.content.size)) ?? []
    if (next) return { from, to: from + next.length, side: 'before' }
  }
  throw unreadable()
}

const unreadable = () => new DomainError('invalid', 'comments.anchor-unreadable')

/** From one position to another. */
export const marked = (node: Node, { from, to }: Part, markId: string) =>
  new Transform(node).addMark(from, to, documentSchema.mark('comment', { threadId: markId })).doc

/** The positions around these letters. */
export function placeOf({ at }: Letters, { from, to }: Part): Part {
  return { from: at[from]!, to: at[to - 1]! + 1 }
}

type Given = { letters: Letters; part: Part; words: string; side: Side; markId: string }

/** The text with the words in the place of the part, or beside it. Letters that stand in both are left as they are. */
export function withWords(node: Node, { letters, part, words, side, markId }: Given): Node {
  const transform = new Transform(node)
  const own = documentSchema.mark('comment', { threadId: markId })
  if (side) {
    const { from, to } = placeOf(letters, part)
    const at = side === 'after' ? to : from
    const beside = letters.inline[side === 'after' ? part.to - 1 : part.from]?.marks ?? []
    const marks = [...beside.filter(({ type }) => type.name !== 'comment'), own]
    transform.removeMark(from, to, own)
    transform.replace(at, at, sliceOf(words, marks))
    return transform.doc
  }
  const changed = changedPart(letters.string, part, words)
  const { from, to } = spanOf(letters, changed)
  const replacement = words.slice(changed.from - part.from, words.length - (part.to - changed.to))
  transform.replace(from, to, sliceOf(replacement, marksFor(letters, part, changed, own)))
  return transform.doc
}

/** Without what both begin and end with; never half of a letter that is written as two. */
function changedPart(string: string, part: Part, words: string): Part {
  let { from, to } = part
  let end = words.length
  while (from < to && from - part.from < end && string[from] === words[from - part.from]) from++
  if (from > part.from && isLead(string[from - 1]!)) from--
  while (to > from && end > from - part.from && string[to - 1] === words[end - 1]) {
    to--
    end--
  }
  if (to < part.to && isTrail(string[to]!)) to++
  return { from, to }
}

const isLead = (unit: string) => /[\ud800-\udbff]/.test(unit)
const isTrail = (unit: string) => /[\udc00-\udfff]/.test(unit)

/** From behind the letter before to behind the last: an end of a block that goes joins two. */
function spanOf({ at }: Letters, { from, to }: Part): Part {
  const start = from > 0 ? at[from - 1]! + 1 : at[from]!
  return { from: start, to: to > from ? at[to - 1]! + 1 : start }
}

/** New words look, and are discussed, as all of those do that they take the place of; beside words, as both do. */
function marksFor({ inline }: Letters, part: Part, changed: Part, own: Mark): readonly Mark[] {
  const replaced = inline.slice(changed.from, changed.to).filter((it) => it?.isText)
  const around = [inline[Math.max(part.from, changed.from - 1)], inline[Math.min(part.to - 1, changed.to)]]
  const models = (replaced.length ? replaced : around).filter((it) => it?.isText) as Node[]
  const common = (models[0]?.marks ?? []).filter((mark) => models.every(({ marks }) => mark.isInSet(marks)))
  return own.addToSet(common)
}

/** A line each for every line of the words. */
function sliceOf(words: string, marks: readonly Mark[]): Slice {
  const text = (line: string) => (line ? [documentSchema.text(line, marks)] : [])
  const lines = words.split(BREAK)
  if (lines.length === 1) return words ? new Slice(Fragment.from(text(words)), 0, 0) : Slice.empty
  const paragraphs = lines.map((line) => documentSchema.node('paragraph', null, text(line)))
  return new Slice(Fragment.from(paragraphs), 1, 1)
}
