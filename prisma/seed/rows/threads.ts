import { findMentions } from '#app/features/comments/mentions.ts'
import { GROUPS } from '../content/groups.ts'
import { PEOPLE } from '../content/people.ts'
import { THREADS } from '../content/threads.ts'
import { fractionOf, type SeedContext } from './context.ts'

/** A thread of the content with its comments and their moments, before its place in a text is known. */
export function threadPlans(context: SeedContext) {
  const { id, who, daysAgo, personId } = context
  const candidates = mentionables(context)
  return THREADS.map(({ key, daysAgo: age, resolvedBy, comments }) => {
    const lines = comments.trim().split('\n').map(readLine)
    const step = Math.min(2, age / (lines.length + 2))
    const threadId = id('thread', key, daysAgo(age))
    const rows = lines.map(({ author, body }, index) => {
      const createdAt = daysAgo(age - step * index * (0.4 + 0.6 * fractionOf(`${key} ${index}`)))
      const mentions = findMentions(body, candidates)
      return { id: id('comment', `${key} ${index}`, createdAt), threadId, body, mentions, ...who(author), createdAt }
    })
    const resolved = resolvedBy
      ? { resolvedAt: daysAgo(age - step * lines.length), resolvedById: personId(resolvedBy) }
      : {}
    return { key, age, id: threadId, resolvedBy, createdAt: daysAgo(age), ...resolved, comments: rows }
  })
}

export type ThreadPlan = ReturnType<typeof threadPlans>[number]

function readLine(line: string) {
  const colon = line.indexOf(': ')
  return { author: line.slice(0, colon), body: line.slice(colon + 2) }
}

function mentionables({ id, personId }: SeedContext) {
  const people = PEOPLE.map(({ key, name }) => ({ type: 'person' as const, id: personId(key), label: name }))
  return [
    ...people,
    ...GROUPS.map(({ code, name }) => ({ type: 'group' as const, id: id('group', code), label: name.en })),
  ]
}
