import { test } from 'vitest'
import { faultReport } from './fault-report.ts'
import { freezeOwner } from './frozen-owner.ts'
import { mayHaveNodes } from './nodes.ts'
import { scaled } from './scale.ts'

const PEOPLE = scaled({ short: 6, full: 50 })
const FROZEN_MS = scaled({ short: 5000, full: 20_000 })

test.skipIf(!mayHaveNodes)(
  'F5 the owner of a text stands still beyond its lease, another node takes over, and it wakes up',
  async () => {
    const report = faultReport(
      'F5',
      'owner frozen beyond its lease',
      `2 nodes, ${FROZEN_MS / 1000} s, ${PEOPLE} people typing`,
    )
    await freezeOwner({ report, people: PEOPLE, frozenMs: FROZEN_MS })
  },
  600_000,
)
