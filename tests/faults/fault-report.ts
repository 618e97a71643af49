import { mkdirSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { databaseKind } from '#tests/setup/database-kind.ts'
import { cores, isFull, seed } from './scale.ts'
import { type Figure, REPORTS_FOLDER, type StoredReport } from './stored-report.ts'

type Bound = { most?: number; least?: number; unit?: string }

/** What a fault did to the system, figure by figure against its criterion. Written down whether the test passes or not. */
export function faultReport(fault: string, title: string, scale: string, database: string = databaseKind) {
  const figures: Figure[] = []
  const began = performance.now()
  onTestFinished(({ task }) => {
    const passed = task.result?.state === 'pass'
    const error = task.result?.errors?.[0]?.message?.split('\n')[0] ?? null
    const seconds = Math.round((performance.now() - began) / 100) / 10
    const report: StoredReport = {
      fault,
      title,
      scale,
      database,
      seed,
      full: isFull,
      figures,
      passed,
      error: passed ? null : error,
      seconds,
      load: Math.round(loadavg()[0]! * 10) / 10,
      cores,
      at: new Date().toISOString(),
    }
    mkdirSync(REPORTS_FOLDER, { recursive: true })
    writeFileSync(
      path.join(REPORTS_FOLDER, `${fault} ${title} ${database}.json`.replace(/[^\w.]+/g, '-')),
      JSON.stringify(report, null, 2),
    )
    process.stdout.write(
      `${fault} ${title}, ${database}, ${scale}: ${figures.map(({ what, measured, unit }) => `${what} ${measured}${unit}`).join('; ')}\n`,
    )
  })
  return {
    measure(what: string, measured: number, { most, least, unit = '' }: Bound = {}) {
      const kept = measured <= (most ?? Infinity) && measured >= (least ?? -Infinity)
      const bound = [most !== undefined && `at most ${most}${unit}`, least !== undefined && `at least ${least}${unit}`]
        .filter(Boolean)
        .join(', ')
      figures.push({ what, measured: Math.round(measured * 100) / 100, unit, bound, kept })
    },
    /** Fails the test with every figure that is out of its bound. */
    check() {
      expect(figures.filter(({ kept }) => !kept)).toEqual([])
    },
  }
}

export type FaultReport = ReturnType<typeof faultReport>
