import type { DocumentNode } from '#app/editor/schema/document-json.ts'
import type { Tx } from '#app/platform/db.server.ts'
import type { Roundtable, Session } from '#app/platform/prisma/client.ts'
import { attendanceOf } from './attendance.ts'
import { type CorrectionState, lineKey, type LineKind } from './minutes-words.ts'
import { CLOCK, type RecordRows, recordRows } from './record-rows.server.ts'
import type { MinutesRecord, RecordItem, RecordLine } from './record-types.ts'
import { tablesOf } from './tables-record.ts'

type Subject = { session: Session; roundtable: Roundtable }

/** What stands in the texts of these break-out tables, by their ids. */
export type ReadNotes = (tableIds: string[]) => Promise<ReadonlyMap<string, DocumentNode>>

/** The minutes of a session as its tables say them now, with what the rapporteur did to each line; `text` is what they wrote besides. */
export async function recordOf(
  { session, roundtable }: Subject,
  text: DocumentNode,
  readNotes: ReadNotes,
  tx?: Tx,
): Promise<MinutesRecord> {
  const rows = await recordRows(session.id, roundtable.id, tx)
  const notes = await readNotes(
    rows.draws.flatMap(({ tables }) => tables.flatMap(({ id, written }) => (written ? id : []))),
  )
  const { en = '', fr = '' } = roundtable.title as { en?: string; fr?: string }
  return {
    format: 'roundtable-minutes/1',
    roundtable: { number: roundtable.number, title: { en, fr } },
    session: {
      id: session.id,
      number: session.number,
      title: session.title,
      place: session.place,
      timeZone: session.timeZone,
      plannedStart: session.startsAt.toISOString(),
      plannedEnd: session.endsAt.toISOString(),
      startedAt: session.startedAt?.toISOString() ?? null,
      endedAt: session.endedAt?.toISOString() ?? null,
    },
    rapporteur: rows.rapporteur,
    attendance: attendanceOf(rows),
    items: itemsOf(rows).map((item) => withTables(item, rows, notes)),
    text,
    corrections: rows.corrections.map(({ who, state, ...one }) => ({
      ...one,
      at: iso(one.at),
      by: who!,
      state: state as CorrectionState,
    })),
  }
}

function withTables(item: RecordItem, { draws }: RecordRows, notes: ReadonlyMap<string, DocumentNode>): RecordItem {
  const draw = draws.find(({ itemId }) => itemId === item.id)
  return draw ? { ...item, tables: tablesOf(draw, notes) } : item
}

type Found = Omit<RecordLine, keyof typeof UNTOUCHED> & { itemId: string | null }

const UNTOUCHED = {
  summary: '',
  corrected: null,
  reason: '',
  editor: null,
  hidden: false,
  moved: false,
  version: 0,
} as const

export type PlacedLine = RecordLine & { place: number }
type PlacedItem = Omit<RecordItem, 'lines'> & { lines: PlacedLine[] }

export function itemsOf(rows: RecordRows): RecordItem[] {
  return placedItems(rows).map(({ lines, ...item }) => ({ ...item, lines: lines.map(({ place: _, ...line }) => line) }))
}

/** The agenda that everybody sees with what happened in each item; what belongs to none of them stands at the end. */
export function placedItems(rows: RecordRows): PlacedItem[] {
  const seen = rows.items.filter(
    ({ visibility, parentId }) =>
      visibility === 'all' && rows.items.every(({ id, visibility: of }) => id !== parentId || of === 'all'),
  )
  const numbers = numbersOf(seen)
  const lines = linesOf(rows)
  const known = new Set(seen.map(({ id }) => id))
  const first = [...numbers.keys()][0] ?? null
  const placeOf = (line: { itemId: string | null; kind: LineKind }) =>
    line.itemId && known.has(line.itemId) ? line.itemId : line.kind === 'begun' ? first : null
  const under = (itemId: string | null) =>
    lines
      .filter((line) => placeOf(line) === itemId)
      .sort((one, other) => one.place - other.place || one.key.localeCompare(other.key))
      .map(({ itemId: _, ...line }) => line as PlacedLine)
  const items = [...numbers].map(([id, number]) => {
    const item = seen.find((one) => one.id === id)!
    return {
      id,
      number,
      kind: item.kind,
      title: item.title,
      plannedMinutes: item.minutes,
      ...clockOf([item, ...seen.filter(({ parentId }) => parentId === id)]),
      links: item.links,
      lines: under(id),
    }
  })
  const outside = under(null)
  const none = { id: null, number: '', kind: null, title: '', plannedMinutes: 0, startedAt: null, ranMs: 0, links: [] }
  return outside.length ? [...items, { ...none, lines: outside }] : items
}

/** An item ran when it or one below it did. */
function clockOf(items: RecordRows['items']) {
  const begun = items.flatMap(({ startedAt }) => (startedAt ? [iso(startedAt)] : [])).sort()
  return { startedAt: begun[0] ?? null, ranMs: items.reduce((sum, { ranMs }) => sum + ranMs, 0) }
}

/** In the order of the agenda: 1, 1.1, 1.2, 2. */
function numbersOf(items: RecordRows['items']): Map<string, string> {
  const numbers = new Map<string, string>()
  const below = (parentId: string | null) => items.filter((item) => item.parentId === parentId)
  below(null).forEach((item, at) => {
    numbers.set(item.id, `${at + 1}`)
    below(item.id).forEach((child, childAt) => numbers.set(child.id, `${at + 1}.${childAt + 1}`))
  })
  return numbers
}

function linesOf(rows: RecordRows) {
  const found: Found[] = [
    ...rows.events.map(({ id, name, at, itemId, who }) => {
      const kind = (Object.keys(CLOCK) as (keyof typeof CLOCK)[]).find((one) => CLOCK[one] === name)!
      return { key: lineKey(kind, id), kind, at: iso(at), by: who, itemId }
    }),
    ...rows.speeches.map(({ id, itemId, at, kind, spokenMs, who }) => ({
      ...{ key: lineKey('speech', id), kind: 'speech' as const, at: iso(at), by: who, itemId },
      spokenMs,
      speech: kind,
    })),
    ...rows.ballots.map(({ id, itemId, openedAt, closedAt, ...ballot }) => ({
      ...{ key: lineKey('ballot', id), kind: 'ballot' as const, at: iso(closedAt ?? openedAt), by: null, itemId },
      ballot: { id, ...ballot, openedAt: iso(openedAt), closedAt: closedAt && iso(closedAt) },
    })),
    ...rows.decisions.map(({ id, itemId, at, who, number, text }) => ({
      ...{ key: lineKey('decision', id), kind: 'decision' as const, at: iso(at), by: who, itemId },
      number,
      text,
    })),
    ...rows.actions.map(({ id, itemId, at, who, ...action }) => ({
      ...{ key: lineKey('action', id), kind: 'action' as const, at: iso(at), by: who, itemId },
      ...action,
    })),
  ]
  const edits = new Map(rows.edits.map((edit) => [edit.key, edit]))
  return found.map((line) => withEdit(line, edits.get(line.key)))
}

/** The recorded stays as it was recorded; what a person did stands beside it. Nothing of a line that is left out is told. */
function withEdit(line: Found, edit: RecordRows['edits'][number] | undefined) {
  const recordedPlace = Date.parse(line.at)
  if (!edit) return { ...line, ...UNTOUCHED, place: recordedPlace }
  const { key: _, itemId, place, ...done } = edit
  const moved = itemId !== null || place !== null
  const shown = done.hidden ? { key: line.key, kind: line.kind, at: line.at, by: null, itemId: line.itemId } : line
  return {
    ...shown,
    ...done,
    ...(done.hidden && { summary: '', corrected: null }),
    moved,
    itemId: itemId ?? line.itemId,
    place: place ?? recordedPlace,
  }
}

/** Moments of the database as every other part of the product writes them. */
export function iso(moment: string) {
  return new Date(moment).toISOString()
}
