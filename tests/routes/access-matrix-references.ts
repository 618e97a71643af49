import type { Scene } from './access-scene.ts'

type Row = { told: string; body?: (scene: Scene) => Record<string, string> }

const TAKING_PART = 'in 404 403 ok ok 403'
const AT_THE_TABLE: Row = { told: 'in 404 ok ok ok ok' }
const MODERATORS: Row = { told: 'in 404 403 403 ok ok' }
const T = 'roundtables+/$roundtableId+/'

/** Reference frameworks and what indicators are to their entries: a part of the matrix beside it. */
export const REFERENCE_ROWS: Record<string, Row> = {
  [`${T}references.index.tsx loader`]: AT_THE_TABLE,
  [`${T}references.import.tsx loader`]: MODERATORS,
  [`${T}references.import.tsx action`]: MODERATORS,
  [`${T}references.$frameworkId.edit.tsx loader`]: MODERATORS,
  [`${T}references.$frameworkId.edit.tsx action`]: { ...MODERATORS, body: () => ({ short: 'LST', name: 'A list' }) },
  [`${T}references.$frameworkId.removal.ts action`]: MODERATORS,
  [`${T}references.refusals.ts action`]: MODERATORS,
  [`${T}references.$frameworkId.index.tsx loader`]: AT_THE_TABLE,
  [`${T}entries.$entryId.index.tsx loader`]: AT_THE_TABLE,
  [`${T}coverage.index.tsx loader`]: AT_THE_TABLE,
  [`${T}coverage.export[.]csv.ts loader`]: AT_THE_TABLE,
  [`${T}indicators.$indicatorId.mappings.index.tsx loader`]: AT_THE_TABLE,
  [`${T}mappings.import.tsx loader`]: MODERATORS,
  [`${T}mappings.import.tsx action`]: MODERATORS,
  [`${T}mappings.export[.]tsv.ts loader`]: AT_THE_TABLE,
  [`${T}mappings.index.ts action`]: {
    told: TAKING_PART,
    body: ({ indicatorId, otherEntryId }) => ({ indicatorId, entryId: otherEntryId, relation: 'exact' }),
  },
  // Whoever takes part says whether it holds, but for its author; the secretariat has no seat to say it from.
  [`${T}mappings.$mappingId.ts action`]: { told: TAKING_PART, body: () => ({ act: 'confirm', seen: 'exact' }) },
}
