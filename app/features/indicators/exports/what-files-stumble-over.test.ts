import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { toCsv } from '#app/shared/csv.ts'
import { planImport } from '../import-plan.ts'
import { openSdgArchive } from './open-sdg.server.ts'
import type { IndicatorRecord } from './records.queries.server.ts'

/** What readers of our files, and we as a reader of others', stumble over, as their users report it. */
test('a heading runs in no spreadsheet either (brightdata 54)', () => {
  expect(toCsv(['=1+1', 'ok'], [['=1+1', '-1']])).toBe("\uFEFF'=1+1,ok\r\n'=1+1,-1\r\n")
})

test('signs that older YAML takes for line ends or refuses are written as escapes (yaml-rs 131, pyyaml 250)', () => {
  const definition = 'a\u2028b\u2029c\u0085d\u007Fe\uFFFEf \u{1F3E0} "g" \\ h\ni: #j'
  const record = { code: 'INC-01', name: 'Homes', definition, metadata: {}, disaggregation: [] }
  const [file = ''] = Object.values(unzipSync(openSdgArchive([record as unknown as IndicatorRecord]))).map((one) =>
    strFromU8(one),
  )
  expect(file).not.toMatch(/[\u007F-\u009F\u2028\u2029\uFFFE]/)
  const front = file.split('---\n')[1] ?? ''
  expect(parseDocument(front, { version: '1.1' }).get('computation_definitions')).toBe(definition)
})

test('empty columns at the right are none, and a million of them no work (SheetJS 182)', () => {
  const context = { existing: [], pillars: [] }
  const wide = (filler: string) => `name,definition,unit${filler}\nA,b,c\n`
  expect(planImport(wide(','.repeat(100_000)), context)).toMatchObject({ lines: [{ kind: 'new' }], ignoredColumns: [] })
  expect(planImport(wide(',x'.repeat(100_000)), context)).toEqual({
    problem: expect.stringMatching(/^indicators\.import\.too-many-columns\?.*max=300/),
  })
})
