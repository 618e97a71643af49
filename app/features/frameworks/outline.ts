import type { SectionStatus } from '#app/features/sections/section.policy.ts'

export type OutlineSection = {
  id: string
  pillarId: string
  number: string
  title: string
  status: SectionStatus
  locked: boolean
  openThreads: number
  /** Groups that wrote or commented here. */
  groupIds: string[]
}

export type OutlinePillar = {
  id: string
  number: string
  title: string
  purpose: string
  side: string
  sections: OutlineSection[]
}

export type Outline = { id: string; title: string; pillars: OutlinePillar[] }

/** The order after `id` went before `beforeId`, or to the end. Undefined when that neighbour is not there any more. */
export function placed(order: string[], id: string, beforeId?: string): string[] | undefined {
  const rest = order.filter((other) => other !== id)
  if (!beforeId) return [...rest, id]
  const at = rest.indexOf(beforeId)
  return at < 0 ? undefined : [...rest.slice(0, at), id, ...rest.slice(at)]
}

/** One step up or down; at the edge nothing moves. */
export function stepped(order: string[], id: string, direction: 'up' | 'down'): string[] {
  const at = order.indexOf(id)
  const to = at + (direction === 'up' ? -1 : 1)
  if (at < 0 || to < 0 || to >= order.length) return order
  const next = [...order]
  next.splice(to, 0, ...next.splice(at, 1))
  return next
}

export function progressOf(sections: { status: string }[]) {
  const count = (status: string) => sections.filter((section) => section.status === status).length
  return { total: sections.length, agreed: count('agreed'), review: count('review'), draft: count('draft') }
}

export function sectionsOf(outline: Outline) {
  return outline.pillars.flatMap((pillar) => pillar.sections)
}
