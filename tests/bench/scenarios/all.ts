import type { Scenario } from '../lib/context.ts'
import { browser } from './browser.ts'
import { joins } from './joins.ts'
import { memory } from './memory.ts'
import { nodes } from './nodes.ts'
import { coldOpens } from './open.ts'
import { replays } from './replay.ts'
import { longRoom, room } from './room.ts'

const FULL_MS = 10_000
const SHORT_MS = 4000

/** What is measured, in order: everything, or what gives an impression within three minutes. */
export function scenariosOf(full: boolean): Scenario[] {
  if (!full)
    return [
      room(50, SHORT_MS, ['roundtable-embedded', 'roundtable', 'hocuspocus']),
      room(100, SHORT_MS, ['roundtable', 'hocuspocus']),
    ]
  return [
    ...[10, 50, 100, 200, 300].map((people) => room(people, FULL_MS)),
    longRoom(100, 3 * FULL_MS),
    ...joins,
    ...coldOpens,
    ...memory,
    nodes(100, FULL_MS),
    browser(FULL_MS + 4000),
    ...replays,
  ]
}
