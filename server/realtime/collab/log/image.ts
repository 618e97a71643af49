import * as Y from 'yjs'
import { CONTENT_ROOT } from '#app/editor/schema/version.ts'
import { contentJson } from '../document/content-json.ts'
import { canonical } from '../document/reading.ts'
import { blocksIn, isSound } from '../document/sound.ts'
import { clientSeqsOf, hashOf, replay, type Source } from './replay.ts'

/** A state as it is stored. */
type State = { bytes: Uint8Array; stateVector: Uint8Array; json: string; hash: Uint8Array }
export type Image = State & {
  /** The highest number of an update that is in it, by client id. */
  clientSeqs: Record<string, number>
  /** How long the state is as whoever joins is sent it. */
  sentBytes: number
  /** Whether each block is one that every editor can build. */
  sound: boolean
}

/** The state that the log has come to, read back and compared. Throws where a row is missing or broken. */
export function imageOf({ snapshot, rows }: Source): Image {
  const { doc, damage } = replay(snapshot, rows)
  try {
    if (damage) throw new Error(damage)
    return {
      ...stateOf(doc),
      clientSeqs: Object.fromEntries(clientSeqsOf(snapshot, rows)),
      sentBytes: Y.encodeStateAsUpdate(doc).length,
      sound: blocksIn(doc.getXmlFragment(CONTENT_ROOT)).every(isSound),
    }
  } finally {
    doc.destroy()
  }
}

/** A state as it is stored, after it was read back and compared. */
export function stateOf(doc: Y.Doc): State {
  const bytes = Y.encodeStateAsUpdateV2(doc)
  const stateVector = Y.encodeStateVector(doc)
  const json = jsonOf(doc)
  verify(bytes, stateVector, json)
  return { bytes, stateVector, json, hash: hashOf(bytes) }
}

export function jsonOf(doc: Y.Doc) {
  return canonical(contentJson(doc.getXmlFragment(CONTENT_ROOT)))
}

function verify(bytes: Uint8Array, stateVector: Uint8Array, json: string) {
  const copy = new Y.Doc()
  Y.applyUpdateV2(copy, bytes)
  const same = Buffer.from(stateVector).equals(Y.encodeStateVector(copy)) && jsonOf(copy) === json
  copy.destroy()
  if (!same) throw new Error('a snapshot does not read back as the document it was made of')
}
