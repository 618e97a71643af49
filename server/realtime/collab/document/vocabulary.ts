import type { ContentMatch, NodeType } from '@tiptap/pm/model'
import * as Y from 'yjs'
import { documentSchema } from '#app/editor/schema/document-schema.ts'
import { isAllowedAttribute, isAllowedFormat } from '#app/editor/schema/vocabulary.ts'
import type { Place, Places } from './places.ts'
import type { StructIndex } from './struct-index.ts'

const ROOT = documentSchema.topNodeType.name
const TEXT = 'text'
const children = new Map(Object.values(documentSchema.nodes).map((type) => [type.name, namesIn(type)]))

/** Whether everything the structs say belongs to a text, and where they say it. The update is taken or refused whole, never trimmed. */
export function mayStand(index: StructIndex, places: Places) {
  return index.structs.every(
    (struct) => !(struct instanceof Y.Item) || (places.isBetween(struct) && allowed(struct, places.of(struct))),
  )
}

function allowed({ content }: Y.Item, { parent, sub }: Place): boolean {
  if (parent === 'elsewhere') return false
  if (content instanceof Y.ContentDeleted) return true
  // What it was to stand in went meanwhile: Yjs keeps nothing of it.
  if (parent === 'gone') return isWord(content)
  if (sub !== null) {
    if (!(parent instanceof Y.XmlElement) || !(content instanceof Y.ContentAny)) return false
    return content.arr.length === 1 && isAllowedAttribute(sub, content.arr[0], parent.nodeName)
  }
  if (parent instanceof Y.XmlText) {
    return (
      content instanceof Y.ContentString ||
      (content instanceof Y.ContentFormat && isAllowedFormat(content.key, content.value))
    )
  }
  if (!(content instanceof Y.ContentType)) return false
  const holder = parent === 'root' ? ROOT : parent instanceof Y.XmlElement ? parent.nodeName : null
  return holder !== null && mayHold(holder, nameOf(content.type))
}

function isWord(content: unknown) {
  return [Y.ContentString, Y.ContentFormat, Y.ContentType, Y.ContentAny].some((kind) => content instanceof kind)
}

/** Whether the schema knows any order in which the one stands in the other. `null` is the document itself. */
export function mayHold(holder: string | null, child: string | null): boolean {
  return child !== null && Boolean(children.get(holder ?? ROOT)?.has(child))
}

/** An element's name, `text`, or null for what no text is made of. */
export function nameOf(type: unknown): string | null {
  if (type instanceof Y.XmlElement) return type.constructor === Y.XmlElement ? type.nodeName : null
  return type instanceof Y.XmlText ? TEXT : null
}

function namesIn({ contentMatch }: NodeType) {
  const names = new Set<string>()
  const seen = new Set<ContentMatch>()
  const visit = (match: ContentMatch) => {
    if (seen.has(match)) return
    seen.add(match)
    for (let at = 0; at < match.edgeCount; at++) {
      const { type, next } = match.edge(at)
      names.add(type.name)
      visit(next)
    }
  }
  visit(contentMatch)
  return names
}
