import type { ComponentType } from 'react'
import { optionsOf } from '../subjects/options.ts'
import { FlowCard } from './criteria/flow-card.tsx'
import type { MethodName } from './method-names.ts'
import type { FlowProps } from './method-screen.ts'

export type Flow = ComponentType<FlowProps>
export type Flows = Partial<Record<MethodName, Flow>>

/** How far one is and the way on, of methods that ask for one thing after the other. Only pages of ballots on several things load them. */
export const FLOW_CARDS: Flows = { criteria: FlowCard }

/** How a ballot asks for one thing after the other, where it has several and its method does so. */
export function flowOf(flows: Flows, { method, wording }: { method: MethodName; wording: unknown }): Flow | undefined {
  return optionsOf(wording).length > 1 ? flows[method] : undefined
}
