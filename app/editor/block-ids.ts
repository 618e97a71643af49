import { Extension } from '@tiptap/core'
import { DOMSerializer, type Node } from '@tiptap/pm/model'
import { Plugin, type Transaction } from '@tiptap/pm/state'
import type { NodeView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { BLOCK_ID, newBlockId } from './schema/block-id.ts'
import { documentSchema } from './schema/document-schema.ts'

/** More blocks at once are not compared word by word. */
const MOST_COMPARED = 100

/**
 * Every block of the text has an id of its own. Whoever makes one here gives it; what others make comes with theirs, and what is alike
 * after two edits at once is settled by the server.
 */
export const blockIds = Extension.create({
  name: 'blockIds',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction(transactions, before, now) {
        if (!transactions.some(({ docChanged }) => docChanged)) return null
        if (transactions.some((it) => it.getMeta(ySyncPluginKey) !== undefined)) return null
        const missing = missingIds(before.doc, now.doc, firstChange(transactions))
        if (!missing.length) return null
        const { tr } = now
        for (const { at, id } of missing) tr.setNodeAttribute(at, BLOCK_ID, id)
        return tr.setStoredMarks(now.storedMarks)
      },
      props: {
        nodeViews: Object.fromEntries(
          Object.values(documentSchema.nodes)
            .filter(bearsId)
            .map(({ name }) => [name, blockView]),
        ),
      },
    }),
  ],
})

function bearsId({ spec }: { spec: Node['type']['spec'] }) {
  return spec.attrs !== undefined && BLOCK_ID in spec.attrs
}

/** Before it no step has changed anything. */
function firstChange(transactions: readonly Transaction[]) {
  let first = Infinity
  for (const { mapping } of transactions)
    for (const map of mapping.maps) map.forEach((start) => (first = Math.min(first, start)))
  return first
}

type Given = { at: number; id: string }

/**
 * Which blocks that an edit changed are to be given which ids, with their positions: a new one where a block has none or that of another, and its former
 * one where its words stood as they are in a block before. `from`: where the edit began.
 */
export function missingIds(before: Node, now: Node, from = before.content.size): Given[] {
  const [was, is] = [before.children, now.children]
  const { start, tail } = unchanged(was, is, from)
  const [out, into] = [was.slice(start, was.length - tail), is.slice(start, is.length - tail)]
  if (into.length === 1 && out.length === 1 && idOf(into[0]!) && idOf(into[0]!) === idOf(out[0]!)) return []
  const taken = new Set([...is.slice(0, start), ...is.slice(is.length - tail)].map(idOf))
  const former = formerIds(out, into, taken)
  const given: Given[] = []
  let at = is.slice(0, start).reduce((sum, { nodeSize }) => sum + nodeSize, 0)
  for (const block of into) {
    const own = idOf(block)
    const id = former.get(block) ?? (own && !taken.has(own) ? own : newBlockId())
    taken.add(id)
    if (id !== own && bearsId(block.type)) given.push({ at, id })
    at += block.nodeSize
  }
  return given
}

/** How many blocks at the beginning and at the end an edit left alone. A copy may be the very object of which it is one: then `from` tells which. */
function unchanged(was: readonly Node[], is: readonly Node[], from: number) {
  const most = Math.min(was.length, is.length)
  let [start, tail] = [0, 0]
  for (let end = 0; start < most && was[start] === is[start]; start++) {
    end += was[start]!.nodeSize
    if (end > from) break
  }
  while (tail < most - start && was[was.length - 1 - tail] === is[is.length - 1 - tail]) tail++
  return { start, tail }
}

/** Of blocks whose words are as they were: split at their beginning, joined to an empty line, or made another kind. They are taken then. */
function formerIds(out: readonly Node[], into: readonly Node[], taken: Set<string | null>) {
  const given = new Map<Node, string>()
  if (Math.max(out.length, into.length) > MOST_COMPARED) return given
  const left = new Map<string, Node>()
  for (const block of out) {
    const id = idOf(block)
    if (id && block.content.size && !taken.has(id)) left.set(id, block)
  }
  const take = (block: Node, id: string | undefined) => {
    const former = id ? left.get(id) : undefined
    if (!id || !former || !sameWords(former, block)) return
    left.delete(id)
    taken.add(id)
    given.set(block, id)
  }
  // Of several that read the same each keeps its own.
  for (const block of into) take(block, idOf(block) ?? undefined)
  for (const block of into) {
    if (!given.has(block)) take(block, [...left].find(([, it]) => sameWords(it, block))?.[0])
  }
  return given
}

function sameWords(one: Node, other: Node) {
  return one.content.eq(other.content) || (one.textContent !== '' && one.textContent === other.textContent)
}

function idOf({ attrs }: Node): string | null {
  return (attrs[BLOCK_ID] as string | null | undefined) ?? null
}

/** As the schema draws it, but left as it is where its id alone changes: drawn anew, it would end what somebody is composing in it. */
function blockView(first: Node): NodeView {
  let shown = first
  const { dom, contentDOM } = DOMSerializer.renderSpec(document, first.type.spec.toDOM!(first))
  const block = contentDOM === dom ? contentDOM : contentDOM!.parentElement!
  return {
    dom: dom as HTMLElement,
    contentDOM,
    update(next) {
      if (!looksAlike(shown, next)) return false
      shown = next
      const id = idOf(next)
      if (id) block.setAttribute('data-block', id)
      else block.removeAttribute('data-block')
      return true
    },
  }
}

function looksAlike(one: Node, other: Node) {
  return (
    one.type === other.type &&
    Object.keys(one.attrs).every((name) => name === BLOCK_ID || one.attrs[name] === other.attrs[name])
  )
}
