import * as Y from 'yjs'
import type { LiveDocument } from './live-document.ts'
import { textsIn } from './passages.ts'

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu

/** A word counts for the group whose member wrote its first letter. */
export function wordsByGroup({ content, bindings }: LiveDocument): Record<string, number> {
  const words: Record<string, number> = {}
  for (const text of textsIn(content)) {
    const { string, authors } = readText(text)
    for (const { index } of string.matchAll(WORD)) {
      const author = authors.findLast(({ from }) => from <= index)
      const group = author && bindings.get(author.client)?.groupId
      if (group) words[group] = (words[group] ?? 0) + 1
    }
  }
  return words
}

function readText(text: Y.XmlText) {
  const authors: { from: number; client: number }[] = []
  let string = ''
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue
    if (authors.at(-1)?.client !== item.id.client) authors.push({ from: string.length, client: item.id.client })
    string += item.content instanceof Y.ContentString ? item.content.str : '\uFFFC'
  }
  return { string, authors }
}
