import type { Scene } from './access-scene.ts'

type Row = { told: string; body?: (scene: Scene) => Record<string, string> }

const AT_THE_TABLE: Row = { told: 'in 404 ok ok ok ok' }
const MODERATORS: Row = { told: 'in 404 403 403 ok ok' }
const T = 'roundtables+/$roundtableId+/'

/** Reference frameworks and what indicators are to their entries: a part of the matrix beside it. */
export const REFERENCE_ROWS: Record<string, Row> = {
  [`${T}references.index.tsx loader`]: AT_THE_TABLE,
  [`${T}references.import.tsx loader`]: MODERATORS,
  [`${T}references.import.tsx action`]: MODERATORS,
  [`${T}references.refusals.ts action`]: MODERATORS,
  [`${T}references.$frameworkId.index.tsx loader`]: AT_THE_TABLE,
  [`${T}entries.$entryId.index.tsx loader`]: AT_THE_TABLE,
}
