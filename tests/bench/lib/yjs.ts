import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type * as Yjs from 'yjs'
import { inBench, inRoot, urlOf } from './paths.ts'

type Copy = typeof Yjs
const BRIDGE = Symbol('bench bridge')
let product: Promise<Copy> | null = null

/** The product's own copy: two copies of Yjs do not know each other's types. */
export const productYjs = () => (product ??= import(urlOf(inRoot('node_modules/yjs/dist/yjs.mjs'))) as Promise<Copy>)
/** The copy that the peers' client libraries find. */
export const peerYjs = () => import(urlOf(inBench('node_modules/yjs/dist/yjs.mjs'))) as Promise<Copy>

/** The copy of Yjs that made this document: the caller brings their own, as module or CommonJS. */
async function copyOf(doc: Yjs.Doc, callers: string[]): Promise<Copy> {
  const own = await productYjs()
  if ((doc as unknown) instanceof own.Doc) return own
  for (const from of [...callers, process.argv[1] ?? '', inBench('package.json'), inRoot('package.json')].filter(
    Boolean,
  )) {
    for await (const copy of copiesSeenFrom(from)) if ((doc as unknown) instanceof copy.Doc) return copy
  }
  throw new Error('The Yjs of this document was not found: hand it over as connect({ ..., Y })')
}

async function* copiesSeenFrom(file: string): AsyncGenerator<Copy> {
  try {
    const require = createRequire(file)
    const common = require.resolve('yjs')
    yield (await import(urlOf(path.join(path.dirname(common), 'yjs.mjs')))) as Copy
    yield require('yjs') as Copy
  } catch {
    // No Yjs is to be found from there.
  }
}

/** The files on the way to here, for `copyOf`. */
export function callingFiles() {
  const files = (new Error().stack ?? '').matchAll(/(file:\/\/[^):]+|\/[^):\s]+\.[cm]?[jt]sx?)/g)
  return [...new Set([...files].map(([file]) => (file.startsWith('file:') ? fileURLToPath(file) : file)))].filter(
    (file) => !file.startsWith(inBench()),
  )
}

export type Bridge = {
  inner: Yjs.Doc
  /** From now on both hold the same. Returns what only the outer one had. */
  join(): Uint8Array | null
  stop(): void
}

/** Keeps the caller's document equal to one of the copy that a client library works with, under the same client id. */
export async function bridge(
  outer: Yjs.Doc,
  innerY: Copy,
  callers: string[],
  given?: Copy,
  inner = new innerY.Doc(),
): Promise<Bridge> {
  const outerY = given ?? (await copyOf(outer, callers))
  inner.clientID = outer.clientID
  const outwards = (update: Uint8Array, origin: unknown) => {
    if (origin !== BRIDGE) outerY.applyUpdate(outer, update, BRIDGE)
  }
  const put = (update: Uint8Array) => putInto(innerY, inner, update)
  const inwards = (update: Uint8Array, origin: unknown) => {
    if (origin !== BRIDGE) put(update)
  }
  return {
    inner,
    join() {
      outerY.applyUpdate(outer, innerY.encodeStateAsUpdate(inner, outerY.encodeStateVector(outer)), BRIDGE)
      const missing = outerY.encodeStateAsUpdate(outer, innerY.encodeStateVector(inner))
      inner.on('update', outwards)
      outer.on('update', inwards)
      if (saysNothing(innerY, inner, missing)) return null
      return missing
    },
    stop() {
      inner.off('update', outwards)
      outer.off('update', inwards)
    },
  }
}

function saysNothing(Y: Copy, doc: Yjs.Doc, update: Uint8Array) {
  return Y.parseUpdateMeta(update).from.size === 0 && Y.snapshotContainsUpdate(Y.snapshot(doc), update)
}

/** As an edit of its own: else Yjs takes the client id for somebody else's and gives the document a new one. */
export function putInto(Y: Copy, doc: Yjs.Doc, update: Uint8Array) {
  doc.transact((transaction) => {
    Y.applyUpdate(doc, update, BRIDGE)
    transaction.local = true
  }, BRIDGE)
}
