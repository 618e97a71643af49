import * as Y from 'yjs'
import type { LiveDocument } from './live-document.ts'
import type { Moves } from './moves.ts'
import { textsIn } from './passages.ts'

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu

/** A word counts for the group whose member wrote its first letter, wherever it was moved since. */
export function wordsByGroup({ content, bindings, moves }: LiveDocument): Record<string, number> {
  const words: Record<string, number> = {}
  for (const text of textsIn(content)) {
    const { string, authors } = readText(text, moves)
    let author = 0
    for (const { index } of string.matchAll(WORD)) {
      while (authors[author + 1] && authors[author + 1]!.from <= index) author++
      const client = authors[author]?.client
      const group = client !== undefined && bindings.get(client)?.groupId
      if (group) words[group] = (words[group] ?? 0) + 1
    }
  }
  return words
}

function readText(text: Y.XmlText, moves: Moves) {
  const authors: { from: number; client: number }[] = []
  let string = ''
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue
    let from = string.length
    for (const { client, length } of moves.origins({ ...item.id, length: item.length })) {
      if (authors.at(-1)?.client !== client) authors.push({ from, client })
      from += length
    }
    string += item.content instanceof Y.ContentString ? item.content.str : '\uFFFC'.repeat(item.length)
  }
  return { string, authors }
}
