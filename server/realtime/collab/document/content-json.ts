import { yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { DAMAGED, type DocumentNode } from '#app/editor/schema/document-json.ts'
import { isPlain, wordsOf } from './content-copy.ts'
import { mayHold, nameOf } from './vocabulary.ts'

/**
 * The text as pages read it. Whatever is stored comes out as something they can show: a part that no editor could have made is named as
 * damaged, with the words that are left of it.
 */
export function contentJson(content: Y.XmlFragment): DocumentNode {
  const parts = (content.toArray() as unknown[]).filter((part) => !(part instanceof Y.XmlText && part.length === 0))
  const blocks = parts.map((block) => (isSound(block, null) ? soundJson(block as Y.XmlElement) : damaged(block)))
  return { type: 'doc', content: blocks }
}

function soundJson(block: Y.XmlElement): DocumentNode {
  const { content } = yXmlFragmentToProsemirrorJSON(block) as { content: (DocumentNode | DocumentNode[])[] }
  const attrs = block.getAttributes()
  return {
    type: block.nodeName,
    ...(Object.keys(attrs).length && { attrs }),
    ...(content.length && { content: content.flat() }),
  }
}

function isSound(child: unknown, holder: string | null): boolean {
  const name = nameOf(child)
  // An empty text is nothing, wherever it stands.
  if (child instanceof Y.XmlText && holder !== null && child.length === 0) return true
  if (!mayHold(holder, name)) return false
  if (child instanceof Y.XmlText)
    return (child.toDelta() as { insert: unknown }[]).every(({ insert }) => typeof insert === 'string')
  const element = child as Y.XmlElement
  return (
    Object.values(element.getAttributes()).every((value) => value === null || value === undefined || isPlain(value)) &&
    element.toArray().every((inner) => isSound(inner, name))
  )
}

function damaged(part: unknown): DocumentNode {
  const text = wordsOf(part).trim()
  return { type: DAMAGED, content: text ? [{ type: 'text', text }] : [] }
}
