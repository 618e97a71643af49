import { expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Piece } from '#app/editor/moves/pieces.ts'
import { pastEarlier } from './place.ts'

const AUTHOR = 7
const SERVER = 2

/** A text that the server carried into: "one", then letters that AUTHOR wrote from this clock on, then "end". */
function carriedInto(clock: number, letters: string) {
  const doc = new Y.Doc()
  const text = doc.getXmlFragment('content')
  const words = new Y.XmlText('one')
  text.insert(0, [words])
  words.insert(3, 'end')
  doc.clientID = SERVER
  words.insert(3, letters)
  const origins = ({ client, clock: at, length }: Piece): Piece[] => [
    client === SERVER ? { client: AUTHOR, clock: clock + at, length } : { client, clock: at, length },
  ]
  return (written: { client: number; clock: number }, limit?: number) =>
    pastEarlier({ text: words, index: 3 }, written, origins, limit)
}

it('words are brought behind what the same hand wrote before them, and before what it wrote after', () => {
  const place = carriedInto(10, 'FGH')
  expect(place({ client: AUTHOR, clock: 13 })).toMatchObject({ index: 6 })
  expect(place({ client: AUTHOR, clock: 12 })).toMatchObject({ index: 5 })
  expect(place({ client: AUTHOR, clock: 9 })).toMatchObject({ index: 3 })
})

it('words are brought before what another hand wrote there', () => {
  expect(carriedInto(10, 'FGH')({ client: 8, clock: 13 })).toMatchObject({ index: 3 })
})

it('words that were written before others of the same hand stay before them', () => {
  expect(carriedInto(10, 'FGH')({ client: AUTHOR, clock: 13 }, 3)).toMatchObject({ index: 3 })
  expect(carriedInto(10, 'FGH')({ client: AUTHOR, clock: 13 }, 5)).toMatchObject({ index: 5 })
})
