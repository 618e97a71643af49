import { expect, test } from 'vitest'
import { metricsText } from './metrics.ts'

test('the numbers come in the form that Prometheus reads', () => {
  const text = metricsText({
    sockets: 3,
    documents: [{ people: 2, pendingBytes: 10 }, { people: 1, pendingBytes: 5 }],
    alarms: [{ documentId: 'd', sectionId: 's', damage: 'row 2 is missing' }],
    lagMs: 4.5,
    counts: { commitFailures: 1 },
    ackMs: { p50: 3, p95: 8 },
    refusals: { RATE: 2 },
  })
  expect(text).toContain('# TYPE roundtable_documents_pending_bytes gauge\nroundtable_documents_pending_bytes 15\n')
  expect(text).toContain('roundtable_documents_alarms 1\n')
  expect(text).toContain('roundtable_collab_commit_failures_total 1\n')
  expect(text).toContain('roundtable_collab_refusals_total{code="RATE"} 2\n')
  expect(text.split('\n').filter((line) => line && !/^(# TYPE [a-z_]+ (gauge|counter)|[a-z_]+(\{[a-z]+="[^"]+"\})? [\d.]+)$/.test(line))).toEqual([])
})
