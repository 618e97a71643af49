import { holderOf, isAsked, type StoredTerms } from '#app/features/ballots/terms/terms.policy.ts'
import { minutesToAnswer, minutesToRead } from '#app/shared/task-minutes.ts'

/** What an agenda links, as everybody sees it, and what each member has done of it. */
export type Facts = {
  /** What each item that has links is about, in the order of the agenda. */
  items: { number: string; title: string; links: { subjectType: string; subjectId: string }[] }[]
  sections: { id: string; number: string; title: string; words: number }[]
  /** Of earlier sessions, which are to be approved at this one; `shut`: no observer may read them. */
  minutes: { id: string; number: number; title: string; words: number; shut: boolean }[]
  ballots: LinkedBallot[]
  questions: Question[]
  /** Who has read what, a section or the minutes of a session. */
  readings: { personId: string; of: string }[]
}

/** An open ballot that is linked, or whose subject is. */
export type LinkedBallot = {
  id: string
  to: string
  subjectId: string
  code: string
  name: string
  minutes: number
  terms: StoredTerms
  /** Of whom there is an answer. */
  holderIds: string[]
}

/** A comment in a linked thread or section that names people or groups, and who has written there since. */
export type Question = {
  threadId: string
  sectionId: string
  section: string
  excerpt: string
  by: string
  byId: string
  groupId: string
  at: string
  open: boolean
  named: { type: string; id: string }[]
  answererIds: string[]
}

type Common = { key: string; item: string; minutes: number; done: boolean }
export type Task = Common &
  (
    | { kind: 'read'; sectionId: string; title: string }
    | { kind: 'minutes'; minutesOfId: string; session: { number: number; title: string } }
    | { kind: 'vote'; ballotId: string; to: string; code: string; name: string }
    | {
        kind: 'answer'
        threadId: string
        sectionId: string
        title: string
        by: string
        groupId: string
        excerpt: string
        toGroup: boolean
      }
  )

export type Member = { personId: string; organisationId: string; groupId: string; role: string }

/** What the agenda asks of one member, in its order; each thing once, however often it is linked. */
export function tasksFor(member: Member, facts: Facts): Task[] {
  const tasks = facts.items.flatMap((item) => {
    const said = item.number || item.title
    return item.links.flatMap((link) => tasksOfLink(member, facts, link, said))
  })
  return [...new Map(tasks.toReversed().map((task) => [task.key, task])).values()].toReversed()
}

type Link = Facts['items'][number]['links'][number]

function tasksOfLink(member: Member, facts: Facts, { subjectType, subjectId }: Link, item: string): Task[] {
  const about = (one: { subjectId: string; id: string }) =>
    subjectType === 'ballot' ? one.id === subjectId : one.subjectId === subjectId
  const asked = (one: Question) => (subjectType === 'thread' ? one.threadId : one.sectionId) === subjectId
  return [
    ...facts.sections.filter(({ id }) => id === subjectId).map((section) => reading(member, facts, section, item)),
    ...facts.minutes
      .filter(({ id, shut }) => id === subjectId && !(shut && member.role === 'observer'))
      .map((minutes) => record(member, facts, minutes, item)),
    ...(member.role === 'observer' ? [] : facts.ballots)
      .filter((ballot) => about(ballot) && isAsked(ballot.terms, member))
      .map((ballot) => vote(member, ballot, item)),
    ...questionsTo(member, facts.questions.filter(asked)).map((question) => answer(member, question, item)),
  ]
}

function reading(member: Member, { readings }: Facts, section: Facts['sections'][number], item: string): Task {
  const { id, number, title, words } = section
  return {
    kind: 'read',
    key: `read ${id}`,
    item,
    sectionId: id,
    title: `${number} ${title}`,
    minutes: Math.max(minutesToRead(words), 1),
    done: hasRead(member, readings, id),
  }
}

function hasRead(member: Member, readings: Facts['readings'], id: string) {
  return readings.some(({ personId, of }) => personId === member.personId && of === id)
}

/** Whoever approves minutes has read them. */
function record(member: Member, { readings }: Facts, minutes: Facts['minutes'][number], item: string): Task {
  const { id, number, title, words } = minutes
  return {
    kind: 'minutes',
    key: `minutes ${id}`,
    item,
    minutesOfId: id,
    session: { number, title },
    minutes: Math.max(minutesToRead(words), 1),
    done: hasRead(member, readings, id),
  }
}

function vote(member: Member, { id, to, code, name, minutes, terms, holderIds }: LinkedBallot, item: string): Task {
  const task = { kind: 'vote', key: `vote ${id}`, item, ballotId: id, to, code, name, minutes } as const
  return { ...task, done: holderIds.includes(holderOf(terms, member)) }
}

/** The latest in each thread that names this person or their group; a thread that is settled asks nobody, unless they had answered. */
function questionsTo(member: Member, questions: Question[]) {
  const latest = new Map<string, Question>()
  for (const question of questions) {
    const isAsked = question.byId !== member.personId && (names(question, member) || namesGroup(question, member))
    if (isAsked && (question.open || question.answererIds.includes(member.personId)))
      latest.set(question.threadId, question)
  }
  return [...latest.values()]
}

const names = ({ named }: Question, { personId }: Member) => named.some(({ id }) => id === personId)
const namesGroup = ({ named }: Question, { groupId }: Member) =>
  named.some(({ type, id }) => type === 'group' && id === groupId)

function answer(member: Member, question: Question, item: string): Task {
  const { threadId, sectionId, section, by, groupId, excerpt, answererIds } = question
  return {
    kind: 'answer',
    key: `answer ${threadId}`,
    item,
    threadId,
    sectionId,
    title: section,
    by,
    groupId,
    excerpt,
    toGroup: !names(question, member),
    minutes: minutesToAnswer([excerpt]),
    done: answererIds.includes(member.personId),
  }
}

/** How much is left of a list. */
export function leftOf(tasks: readonly Pick<Task, 'done' | 'minutes'>[]) {
  const open = tasks.filter(({ done }) => !done)
  return { open: open.length, minutes: open.reduce((sum, { minutes }) => sum + minutes, 0), all: tasks.length }
}

export function isReady(member: Member, facts: Facts) {
  return tasksFor(member, facts).every(({ done }) => done)
}
