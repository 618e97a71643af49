import path from 'node:path'

export const REPORTS_FOLDER = path.resolve('test-results/faults')

export type Figure = { what: string; measured: number; unit: string; bound: string; kept: boolean }
export type StoredReport = {
  fault: string
  title: string
  scale: string
  database: string
  seed: number
  full: boolean
  figures: Figure[]
  passed: boolean
  error: string | null
  seconds: number
  /** Processes that wanted a core in the last minute: what else the machine was doing. */
  load: number
  cores: number
  at: string
}
