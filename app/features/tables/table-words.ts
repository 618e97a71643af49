/** How many tables a draw makes. */
export const TABLES = { least: 2, most: 50 } as const
/** How long the tables have, and how many minutes are given or taken at once. */
export const TABLE_MINUTES = { least: 1, most: 240, step: 5 } as const
export const QUESTION_LIMIT = 200
export const SEED_LIMIT = 60
/** So many sit at a table unless somebody says otherwise: each has a say in a quarter of an hour. */
export const USUAL_SIZE = 6

/** What has become of a draw. */
export type TablesState = 'drawn' | 'begun' | 'ended'

export function stateOf({ begunAt, endedAt }: { begunAt: unknown; endedAt: unknown }): TablesState {
  if (endedAt) return 'ended'
  return begunAt ? 'begun' : 'drawn'
}

/** How many tables are proposed for so many people, within what can be drawn. */
export function usualCount(people: number) {
  return Math.min(TABLES.most, Math.max(TABLES.least, Math.ceil(people / USUAL_SIZE)))
}

type Times = { state: TablesState; begunAt: number | null; dueAt: number | null }

/** The time that the tables have, as a timer shows it; null until they begin and once they have ended. */
export function runningOf({ state, begunAt, dueAt }: Times) {
  if (state !== 'begun' || begunAt === null || dueAt === null) return null
  return { ranMs: 0, runningSince: begunAt, allowedMs: dueAt - begunAt }
}
