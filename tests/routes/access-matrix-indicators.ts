import { AT_THE_TABLE, MODERATORS, type Row, row, T, TAKING_PART } from './access-matrix-rows.ts'

const texts = { name: 'A new one', definition: 'What it says', unit: 'per cent' }

/** The rows of the routes of indicators. */
export const INDICATOR_ROWS: Record<string, Row> = {
  [`${T}indicators.index.tsx loader`]: row(AT_THE_TABLE),
  [`${T}indicators.new.tsx loader`]: row(TAKING_PART),
  [`${T}indicators.new.tsx action`]: row(TAKING_PART, () => texts),
  [`${T}indicators.similar.ts loader`]: row(TAKING_PART),
  [`${T}indicators.import.tsx loader`]: row(MODERATORS),
  [`${T}indicators.import.tsx action`]: row(MODERATORS),
  [`${T}indicators.bulk.ts action`]: row(MODERATORS, ({ indicatorId }) => ({
    act: 'add-tag',
    tag: 'Youth',
    chosen: `${indicatorId}.1.candidate`,
  })),
  [`${T}indicators.downloads.tsx loader`]: row(AT_THE_TABLE),
  [`${T}indicators.columns[.]csv.ts loader`]: row(AT_THE_TABLE),
  [`${T}indicators.export[.]csv.ts loader`]: row(AT_THE_TABLE),
  [`${T}indicators.export[.]json.ts loader`]: row(AT_THE_TABLE),
  [`${T}indicators.export[.]ttl.ts loader`]: row(AT_THE_TABLE),
  [`${T}indicators.export[.]zip.ts loader`]: row(AT_THE_TABLE),
  [`${T}indicators.template[.]csv.ts loader`]: row(MODERATORS),
  [`${T}indicators.$indicatorId.index.tsx loader`]: row(AT_THE_TABLE),
  [`${T}indicators.$indicatorId.edit.tsx loader`]: row(MODERATORS),
  [`${T}indicators.$indicatorId.edit.tsx action`]: row(MODERATORS, () => ({ ...texts, version: '1' })),
  [`${T}indicators.$indicatorId.state.ts action`]: row(MODERATORS, () => ({ state: 'parked', reason: 'Later' })),
  [`${T}indicators.$indicatorId.merger.tsx loader`]: row(MODERATORS),
  [`${T}indicators.$indicatorId.merger.tsx action`]: row(MODERATORS, () => ({ undo: 'yes' })),
  [`${T}indicators.$indicatorId.arguments.ts action`]: row(TAKING_PART, () => ({ side: 'for', text: 'Easy to read' })),
  [`${T}indicators.$indicatorId.watch.ts action`]: row(AT_THE_TABLE, () => ({ watch: 'yes' })),
  [`${T}indicators.$indicatorId.versions.index.tsx loader`]: row(AT_THE_TABLE),
  [`${T}indicators.$indicatorId.versions.$number.restoration.ts action`]: row(MODERATORS, () => ({ version: '1' })),
  [`${T}indicators.$indicatorId.removal.tsx loader`]: row(MODERATORS),
  [`${T}indicators.$indicatorId.removal.tsx action`]: row(MODERATORS, () => ({ confirmed: 'yes' })),
  [`${T}indicators.$indicatorId.ballot.tsx loader`]: row(MODERATORS),
  [`${T}indicators.$indicatorId.ballot.tsx action`]: row(MODERATORS, () => ({
    threshold: '0.7',
    minimumTurnout: '0.5',
  })),
}
