import type { Adapter } from '../adapters/types.ts'
import type { Connect } from '../clients/types.ts'

export const SYSTEMS = ['roundtable-embedded', 'roundtable', 'hocuspocus', 'y-websocket', 'sharedb'] as const
export type System = (typeof SYSTEMS)[number]

const adapterOf = (system: System) => (system === 'roundtable-embedded' ? 'roundtable' : system)

export const loadAdapter = async (system: System) => (await import(`../adapters/${adapterOf(system)}.ts`)) as Adapter
export const loadLight = async (system: System) =>
  ((await import(`../clients/${adapterOf(system)}.ts`)) as { connect: Connect }).connect
export const isOurs = (system: System) => adapterOf(system) === 'roundtable'
/** Whether an acknowledgement means that the edit is stored; null where there is none. */
export const ACKNOWLEDGES: Record<System, 'stored' | 'in memory' | null> = {
  'roundtable-embedded': 'stored',
  roundtable: 'stored',
  hocuspocus: 'in memory',
  'y-websocket': null,
  sharedb: 'stored',
}
