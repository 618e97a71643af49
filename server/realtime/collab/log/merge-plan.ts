import type { NamedRows } from '#app/features/live-documents/document-chapter.server.ts'
import { ROW_KIND } from '../document/row.ts'
import { firstOf, type LogRow } from './replay.ts'

/** A row with all that the log says of it. */
export type LoggedRow = LogRow & {
  epoch: string
  personId: string | null
  organisationId: string | null
  groupId: string | null
  at: Date
  firstAt: Date | null
}
/** Neighbouring rows of one stroke, by their places in a list. */
export type Stroke = { from: number; to: number }
type Bounds = { bytes: number; ms: number }

/** As long as what is merged before it is stored (`live-document.ts`), and no longer than somebody would look for in a text's past. */
const STROKE: Bounds = { bytes: 16 * 1024, ms: 10 * 60_000 }
const SAME = ['epoch', 'clientId', 'personId', 'organisationId', 'groupId'] as const

/**
 * Which of these rows become one: neighbours of plain editing by one person for one organisation and group under one id, within the
 * bounds of a stroke. None goes over a row that something names, or over a moment up to or from which rows are counted.
 */
export function strokesIn(rows: LoggedRow[], { seqs, moments }: NamedRows, bounds = STROKE): Stroke[] {
  const named = new Set(seqs)
  const times = moments.map((moment) => moment.getTime())
  const strokes: Stroke[] = []
  let from = 0
  let bytes = 0
  for (const [index, row] of rows.entries()) {
    bytes += row.bytes.length
    const before = rows[index - 1]
    const goesOn =
      before && follows(before, row, named, times) && bytes <= bounds.bytes && +row.at - +rows[from]!.at <= bounds.ms
    if (goesOn) continue
    strokes.push({ from, to: index - 1 })
    from = index
    bytes = row.bytes.length
  }
  strokes.push({ from, to: rows.length - 1 })
  return strokes.filter((stroke) => stroke.to > stroke.from)
}

function follows(before: LoggedRow, row: LoggedRow, named: Set<number>, times: number[]) {
  const seq = Number(before.seq)
  return (
    before.kind === ROW_KIND.edit &&
    row.kind === ROW_KIND.edit &&
    SAME.every((key) => before[key] === row[key]) &&
    firstOf(row) === seq + 1 &&
    !named.has(seq) &&
    !times.some((time) => time >= +before.at && time <= +row.at)
  )
}
