import { FIRST_FRAMEWORK } from '../content/framework-first.ts'
import { SECOND_FRAMEWORK } from '../content/framework-second.ts'
import { type History, makeHistory } from '../documents/history.ts'
import { readProse } from '../documents/prose.ts'
import { passagesOf } from '../documents/threads-in-text.ts'
import { fractionOf, type SeedContext } from './context.ts'
import { indicatorIds } from './indicators.ts'
import type { ThreadPlan } from './threads.ts'

/** When the members of each roundtable wrote: in days before the seeding. */
const FRAMEWORKS = [
  { key: 'first', content: FIRST_FRAMEWORK, from: 300, to: 240, agreed: 220 },
  { key: 'second', content: SECOND_FRAMEWORK, from: 62, to: 1, agreed: 15 },
] as const

export function frameworkPlans(context: SeedContext, threads: ThreadPlan[]) {
  const { id } = context
  const ageOf = new Map(threads.map((thread) => [thread.id, thread]))
  return FRAMEWORKS.map(({ key, content, from, to, agreed }) => {
    const references = {
      indicatorId: indicatorIds(context, key),
      threadId: (name: string) => threads.find((thread) => thread.key === name)?.id ?? missing(name),
    }
    return {
      key,
      title: content.title,
      pillars: content.pillars.map((pillar) => ({
        ...pillar,
        id: id('pillar', `${key} ${pillar.key}`),
        sections: pillar.sections.map(({ text, ...section }) => {
          const blocks = text.trim() ? readProse(text, references) : []
          const ends = section.status === 'agreed' ? agreed + 3 : to + fractionOf(section.key) * 9
          const history = makeHistory(stepsOf(context, blocks, ageOf, from, ends), (author) =>
            clientId(`${key} ${section.key} ${author}`),
          )
          return { ...section, id: id('section', `${key} ${section.key}`), blocks, history, agreed }
        }),
      })),
    }
  })
}

export type FrameworkPlan = ReturnType<typeof frameworkPlans>[number]
export type SectionPlan = FrameworkPlan['pillars'][number]['sections'][number] & { history: History }

/** Blocks spread over the time of writing; one that carries a thread was there before the thread. */
function stepsOf(
  { daysAgo }: SeedContext,
  blocks: ReturnType<typeof readProse>,
  threads: Map<string, ThreadPlan>,
  from: number,
  to: number,
) {
  const steps: ({ age: number; block: (typeof blocks)[number] } | { age: number; threadId: string })[] = []
  let later = to
  for (const [index, block] of [...blocks.entries()].reverse()) {
    const carried = [...passagesOf(block.node).keys()].map((threadId) => threads.get(threadId)!)
    const even = to + ((from - to) * (blocks.length - index - 1)) / Math.max(1, blocks.length)
    later = Math.max(even, later, ...carried.map(({ age }) => age + 0.5))
    steps.unshift({ age: later, block }, ...carried.map((thread) => ({ age: thread.age, threadId: thread.id })))
  }
  return steps.sort((a, b) => b.age - a.age).map(({ age, ...step }) => ({ ...step, at: daysAgo(age) }))
}

/** Client ids are 32 bits and belong to one person in one document. */
function clientId(key: string) {
  return Math.floor(fractionOf(key) * 0xffff_fff0) + 1
}

function missing(name: string): never {
  throw new Error(`No thread is called ${name}`)
}
