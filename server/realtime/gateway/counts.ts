import { countAnswers } from '#app/features/ballots/answered.server.ts'
import type { RecordedEvent } from '#app/platform/events.server.ts'
import { topicsOf } from '#app/shared/events/catalogue.ts'
import { type Counts, type RoundtableTopic, type Topic, topicName } from '#app/shared/live.ts'

/** What is told as counts, by the topic of its events: who is told them, and how they are counted. */
const COUNTED: Partial<
  Record<Topic, { told: RoundtableTopic; count: (roundtableId: string, subjectId: string) => Promise<Counts | null> }>
> = {
  votes: { told: 'answered', count: countAnswers },
}

/** What comes within so short a time is counted once. */
const TOGETHER_MS = 60

export function countedIn({ name }: Pick<RecordedEvent, 'name'>) {
  const topic = topicsOf(name).find((one) => COUNTED[one])
  return topic && COUNTED[topic]
}

/** Counts after the last of several events that come together, and tells those whose pages show the count. */
export function startCounts(tell: (rooms: string[], counts: Counts) => void, failed: (error: unknown) => void) {
  const waiting = new Map<string, NodeJS.Timeout>()
  return {
    after(event: RecordedEvent, about: string[]) {
      const { roundtableId, subjectId } = event
      const counted = countedIn(event)
      if (!counted || !roundtableId || waiting.has(subjectId)) return
      const timer = setTimeout(() => {
        waiting.delete(subjectId)
        counted
          .count(roundtableId, subjectId)
          .then((counts) => counts && tell([topicName(counted.told, roundtableId), ...about], counts), failed)
      }, TOGETHER_MS)
      waiting.set(subjectId, timer)
    },
    stop: () => waiting.forEach((timer) => clearTimeout(timer)),
  }
}
