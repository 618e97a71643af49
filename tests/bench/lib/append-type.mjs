// Yjs updates as operations of a ShareDB type: they commute, so nothing has to be transformed. An operation is a list of updates in
// base64; the snapshot is such a list too, folded into one when it grows long, as every persistence of Yjs updates does.
import * as Y from 'yjs'

const FOLD_AT = 200
const bytes = (text) => new Uint8Array(Buffer.from(text, 'base64'))

export const appendType = {
  name: 'yjs-append',
  uri: 'https://example.org/types/yjs-append',
  create: (initial) => initial ?? [],
  apply(snapshot, operation) {
    const all = [...snapshot, ...operation]
    return all.length < FOLD_AT ? all : [Buffer.from(Y.mergeUpdates(all.map(bytes))).toString('base64')]
  },
  transform: (operation) => operation,
  compose: (one, other) => [...one, ...other],
}
