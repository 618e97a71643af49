import * as Y from 'yjs'
import type { LiveDocument } from '#server/realtime/collab/document/live-document.ts'
import { textsIn } from '#server/realtime/collab/document/passages.ts'
import type { Place } from './build-table.ts'
import { authorOf } from './tokens.ts'

/** Words for which the server names somebody else than whoever typed them, wherever they stand by now. */
export function strangersIn(
  { content, moves, bindings }: Pick<LiveDocument, 'content' | 'moves' | 'bindings'>,
  places: Place[],
): string[] {
  return [...textsIn(content)].flatMap((text) => {
    const { words, authors } = lettersOf(text, moves)
    return [...words.matchAll(/<\d+-\d+>/g)].flatMap(({ 0: token, index }) => {
      const theirs = authors
        .slice(index, index + token.length)
        .filter((client) => bindings.get(client)?.personId === places[authorOf(token)]?.personId)
      // The words begin and end alike: which of two brackets went where cannot be told.
      return 2 * theirs.length > token.length ? [] : [token]
    })
  })
}

function lettersOf(text: Y.XmlText, moves: LiveDocument['moves']) {
  let words = ''
  const authors: number[] = []
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue
    words += item.content instanceof Y.ContentString ? item.content.str : ' '.repeat(item.length)
    for (const { client, length } of moves.origins({ ...item.id, length: item.length }))
      for (let at = 0; at < length; at++) authors.push(client)
  }
  return { words, authors }
}
