import { availableParallelism } from 'node:os'

/** How many test processes run at once; each has a database of its own. */
export const workerCount = Math.min(4, Math.max(3, availableParallelism()))
