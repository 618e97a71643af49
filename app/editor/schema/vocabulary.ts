import { safeHref } from './safe-href.ts'

type Check = (value: unknown) => boolean

const whole =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
/** Whether the value may stand for an indicator, a thread or a block. */
export const isIdentifier = (value: unknown): value is string =>
  typeof value === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(value)
const textUpTo =
  (most: number): Check =>
  (value) =>
    typeof value === 'string' && value.length <= most

export const MAX_FOOTNOTE = 2000

/** Every element a section's document may hold, with the attributes each may carry. `doc` and `text` never appear by name in Yjs. */
export const NODE_ATTRIBUTES: Record<string, Record<string, Check>> = {
  paragraph: { id: isIdentifier },
  heading: { id: isIdentifier, level: whole(2, 3) },
  bulletList: { id: isIdentifier },
  orderedList: { id: isIdentifier, start: whole(0, 99_999) },
  listItem: {},
  blockquote: { id: isIdentifier },
  table: { id: isIdentifier },
  tableRow: {},
  tableHeader: { colspan: whole(1, 50), rowspan: whole(1, 500) },
  tableCell: { colspan: whole(1, 50), rowspan: whole(1, 500) },
  hardBreak: {},
  footnote: { text: textUpTo(MAX_FOOTNOTE) },
  indicatorChip: { indicatorId: isIdentifier },
}

export const MARK_ATTRIBUTES: Record<string, Record<string, Check>> = {
  bold: {},
  italic: {},
  link: { href: (value) => safeHref(value) === value },
  comment: { threadId: isIdentifier },
}

/** Whether the schema has a node of this name; an update that brings any other is refused. */
export function isKnownNode(name: string): boolean {
  return Object.hasOwn(NODE_ATTRIBUTES, name)
}

/** For the server: an attribute item names its parent only by id, so its element is often not known. Null and undefined clear it. */
export function isAllowedAttribute(name: string, value: unknown, nodeName?: string): boolean {
  if (value === null || value === undefined) return isAttributeName(name, nodeName)
  const tables =
    nodeName === undefined ? Object.values(NODE_ATTRIBUTES) : isKnownNode(nodeName) ? [NODE_ATTRIBUTES[nodeName]!] : []
  return tables.some((table) => Object.hasOwn(table, name) && table[name]!(value))
}

function isAttributeName(name: string, nodeName?: string): boolean {
  return Object.entries(NODE_ATTRIBUTES).some(
    ([node, table]) => (nodeName === undefined || node === nodeName) && Object.hasOwn(table, name),
  )
}

/** y-tiptap stores a mark that may overlap itself under `name--hash`. */
export function markNameOf(formatKey: string): string {
  return formatKey.replace(/--[a-zA-Z0-9+/=]{8}$/, '')
}

/** A format item of a text: a mark's key with its attributes, or null where the mark ends. */
export function isAllowedFormat(key: string, value: unknown): boolean {
  const name = markNameOf(key)
  if (!Object.hasOwn(MARK_ATTRIBUTES, name)) return false
  if (name !== 'comment' && key !== name) return false
  if (value === null) return true
  if (typeof value !== 'object' || Array.isArray(value)) return false
  const checks = MARK_ATTRIBUTES[name]!
  const given = Object.entries(value as Record<string, unknown>)
  return (
    given.length === Object.keys(checks).length &&
    given.every(([attribute, it]) => Object.hasOwn(checks, attribute) && checks[attribute]!(it))
  )
}
