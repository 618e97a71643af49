import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import type * as Yjs from 'yjs'
import { productYjs } from './yjs.ts'

type Trace = { endContent: string; txns: { patches: [number, number, string][] }[] }
/** Who wrote it, as a Yjs client id. */
export const PAPER_AUTHOR = 2_999_999_999
const CACHE = path.join(tmpdir(), 'roundtable-bench-paper-1.bin')

/**
 * The end document of the automerge-paper trace with the history of its 259,778 edits, in one paragraph. Throws where the trace is not
 * at hand: EXTRA_CASES names the folder that has `editing-traces/automerge-paper.json.gz`.
 */
export async function paper(): Promise<{ update: Uint8Array; text: string }> {
  const file =
    process.env.EXTRA_CASES && path.resolve(process.env.EXTRA_CASES, 'editing-traces/automerge-paper.json.gz')
  if (!file || !existsSync(file)) throw new Error('EXTRA_CASES does not name the folder of the automerge-paper trace')
  const { endContent, txns } = JSON.parse(gunzipSync(readFileSync(file)).toString()) as Trace
  if (!existsSync(CACHE)) writeFileSync(CACHE, await replay(txns))
  return { update: readFileSync(CACHE), text: endContent }
}

async function replay(txns: Trace['txns']) {
  const Y = await productYjs()
  const doc = new Y.Doc()
  doc.clientID = PAPER_AUTHOR
  const block = new Y.XmlElement('paragraph')
  const text = new Y.XmlText()
  block.insert(0, [text])
  doc.getXmlFragment('content').insert(0, [block])
  doc.transact(() => {
    for (const { patches } of txns) {
      for (const [position, deleted, inserted] of patches) {
        if (deleted) text.delete(position, deleted)
        if (inserted) text.insert(position, inserted)
      }
    }
  })
  return Y.encodeStateAsUpdate(doc)
}

/** A document that holds these bytes and goes on under their author's id. */
export async function documentOf(update: Uint8Array, author: number): Promise<Yjs.Doc> {
  const Y = await productYjs()
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  doc.clientID = author
  return doc
}
