import { updateYFragment } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { BLOCK_ID } from '#app/editor/schema/block-id.ts'
import type { DocumentNode } from '#app/editor/schema/document-json.ts'
import { documentSchema } from '#app/editor/schema/document-schema.ts'
import { CONTENT_ROOT, SCHEMA_VERSION } from '#app/editor/schema/version.ts'
import type { AuthoredBlock } from './prose.ts'
import { type Passage, passagesOf, withThreads } from './threads-in-text.ts'

export type LogRow = {
  seq: number
  clientId: number
  clientSeq: number
  author: string | null
  bytes: Uint8Array<ArrayBuffer>
  at: Date
}
export type ThreadAnchor = Passage & { anchor: { anchor: string; head: string } }
export type History = {
  rows: LogRow[]
  clients: Map<string, number>
  anchors: Map<string, ThreadAnchor>
  json: DocumentNode
}

/** One step of a section's making: a person adds a block, or the server marks a thread's passage. */
export type Step = { at: Date } & ({ block: AuthoredBlock } | { threadId: string })

/**
 * Makes a document as it would have come about: every block is its author's own Yjs update under the author's client id,
 * so that the words stay theirs; marks of threads are the server's.
 */
export function makeHistory(steps: Step[], clientIdOf: (author: string | null) => number): History {
  const whole = new Y.Doc()
  const desks = new Map<string | null, { doc: Y.Doc; sent: number }>()
  const rows: LogRow[] = []
  const blocks: DocumentNode[] = []
  const open = new Set<string>()
  const anchors = new Map<string, ThreadAnchor>()

  function change(author: string | null, at: Date, work: (doc: Y.Doc) => void) {
    const desk = desks.get(author) ?? { doc: newDoc(clientIdOf(author)), sent: 0 }
    desks.set(author, desk)
    Y.applyUpdate(desk.doc, Y.encodeStateAsUpdate(whole, Y.encodeStateVector(desk.doc)))
    const before = Y.encodeStateVector(desk.doc)
    desk.doc.transact(() => work(desk.doc))
    const bytes = new Uint8Array(Y.encodeStateAsUpdate(desk.doc, before))
    Y.applyUpdate(whole, bytes)
    rows.push({ seq: rows.length + 1, clientId: desk.doc.clientID, clientSeq: ++desk.sent, author, bytes, at })
  }

  if (steps[0]) change(null, steps[0].at, (doc) => void doc.getMap('meta').set('schemaVersion', SCHEMA_VERSION))
  for (const step of steps) {
    if ('block' in step) blocks.push(identified(step.block.node, blocks.length + 1))
    else open.add(step.threadId)
    const content = blocks.map((block) => withThreads(block, open))
    change('block' in step ? step.block.author : null, step.at, (doc) => write(doc, content))
    if ('threadId' in step) anchors.set(step.threadId, anchorIn(whole, step.threadId, blocks))
  }
  const clients = new Map(
    [...desks].flatMap(([author, { doc }]) => (author === null ? [] : [[author, doc.clientID] as const])),
  )
  return { rows, clients, anchors, json: { type: 'doc', content: blocks.map((block) => withThreads(block, open)) } }
}

function identified(block: DocumentNode, number: number): DocumentNode {
  return { ...block, attrs: { ...block.attrs, [BLOCK_ID]: `block-${number}` } }
}

function newDoc(clientId: number) {
  const doc = new Y.Doc()
  doc.clientID = clientId
  return doc
}

function write(doc: Y.Doc, content: DocumentNode[]) {
  const node = documentSchema.nodeFromJSON({ type: 'doc', content })
  updateYFragment(doc, doc.getXmlFragment(CONTENT_ROOT), node, { mapping: new Map(), isOMark: new Map() })
}

function anchorIn(doc: Y.Doc, threadId: string, blocks: DocumentNode[]): ThreadAnchor {
  const passage = blocks.map((block) => passagesOf(block).get(threadId)).find(Boolean)
  const place = placeOf(doc.getXmlFragment(CONTENT_ROOT), threadId)
  if (!passage || !place) throw new Error(`The passage of thread ${threadId} is not in the text`)
  return { ...passage, anchor: { anchor: position(place.text, place.from), head: position(place.text, place.to) } }
}

function position(text: Y.XmlText, index: number) {
  return Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, index))).toString('base64')
}

type Delta = { insert: string; attributes?: Record<string, { threadId?: string } | null> }[]

function placeOf(
  node: Y.XmlFragment | Y.XmlElement,
  threadId: string,
): { text: Y.XmlText; from: number; to: number } | undefined {
  for (const child of node.toArray()) {
    if (child instanceof Y.XmlElement) {
      const place = placeOf(child, threadId)
      if (place) return place
    } else if (child instanceof Y.XmlText) {
      let from = 0
      for (const { insert, attributes = {} } of child.toDelta() as Delta) {
        const marked = Object.values(attributes).some((value) => value?.threadId === threadId)
        if (marked) return { text: child, from, to: from + insert.length }
        from += insert.length
      }
    }
  }
  return undefined
}
