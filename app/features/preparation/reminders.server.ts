import { eventActor } from '#app/features/access/event-actor.server.ts'
import { remindedOf } from '#app/features/session-calendar/calendar-mails.server.ts'
import type { SessionSubject } from '#app/features/sessions/session-access.server.ts'
import { db, type Tx } from '#app/platform/db.server.ts'
import { translator } from '#app/platform/i18n.server.ts'
import { sendMail } from '#app/platform/mail.server.ts'
import type { Session } from '#app/platform/prisma/client.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Language } from '#app/shared/roles.ts'
import { factsOf } from './facts.server.ts'
import { preparing } from './preparation.queries.server.ts'
import { leftOf, type Task, tasksFor } from './tasks.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Longer than this is no list that anybody reads in a mail. */
const MOST_LINES = 12

type Reminded = { personId: string; tasks: Task[] }

/**
 * The day before a session a mail goes to those who have something open, once a session. Whoever looks later finds that it is done; a
 * process that is killed on the way has done nothing yet. A session that has been moved is looked at by its new time, one that was planned within its last
 * day reminds nobody, as its invitation has just been written.
 */
export async function remindTheDayBefore(now = new Date()) {
  const sessions = await db.session.findMany({
    where: {
      state: 'planned',
      removedAt: null,
      startsAt: { gt: now, lte: new Date(now.getTime() + DAY_MS) },
      roundtable: { state: 'running' },
      reminders: { none: { kind: 'day-before' } },
    },
  })
  for (const session of sessions) {
    if (session.startsAt.getTime() - session.createdAt.getTime() < DAY_MS) continue
    const people = await openListsOf(session)
    await transaction(async (tx, record) => {
      if (!(await isAsItWas(tx, session))) return
      const { count } = await tx.sessionReminder.createMany({
        data: [{ sessionId: session.id, kind: 'day-before', people: people.length }],
        skipDuplicates: true,
      })
      if (!count) return
      await mailReminders(tx, session, people)
      await record({
        name: 'session.reminded',
        roundtableId: session.roundtableId,
        subjectId: session.id,
        data: { people: people.length, kind: 'day-before' },
      })
    })
  }
}

/** Holds the session and asks whether it still begins then. */
async function isAsItWas(tx: Tx, { id, startsAt }: Session) {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Session" WHERE "id" = ${id}::uuid AND "startsAt" = ${startsAt} AND "state" = 'planned' AND "removedAt" IS NULL FOR UPDATE`
  return rows.length > 0
}

/** A moderator reminds everybody who has something open, without learning who that is; not twice within an hour. */
export async function remindNow({ session, roundtable, standing }: SessionSubject, { seen }: { seen?: string }) {
  if (session.state !== 'planned') throw new DomainError('closed', 'calendar.begun')
  const people = await openListsOf(session)
  if (!people.length) throw new DomainError('conflict', 'preparation.all-ready')
  return transaction(async (tx, record) => {
    if (!(await isAsItWas(tx, session))) throw new DomainError('conflict')
    const last = await lastAsked(tx, session.id)
    if (last?.id !== seen) throw new DomainError('conflict', 'preparation.reminded-meanwhile')
    if (last && Date.now() - last.at.getTime() < HOUR_MS)
      throw new DomainError('conflict', 'preparation.reminded-lately')
    await tx.sessionReminder.create({
      data: { sessionId: session.id, kind: 'asked', people: people.length, byId: standing.personId },
    })
    await mailReminders(tx, session, people)
    await record({
      name: 'session.reminded',
      ...eventActor(standing, roundtable.id),
      subjectId: session.id,
      data: { people: people.length, kind: 'asked' },
    })
  })
}

export function lastAsked(tx: Tx, sessionId: string) {
  return tx.sessionReminder.findFirst({ where: { sessionId, kind: 'asked' }, orderBy: { id: 'desc' } })
}

async function openListsOf(session: Session): Promise<Reminded[]> {
  const [found, members] = await Promise.all([
    factsOf({ roundtableId: session.roundtableId, sessionId: session.id }),
    preparing(session.roundtableId),
  ])
  if (!found) return []
  return members
    .map((member) => ({ personId: member.personId, tasks: tasksFor(member, found.facts) }))
    .filter(({ tasks }) => leftOf(tasks).open > 0)
}

async function mailReminders(tx: Tx, session: Session, people: Reminded[]) {
  const writing = await remindedOf(tx, session, people)
  for (const { personId, tasks } of people) {
    const mail = writing.mailTo(personId)
    if (!mail) continue
    const { open, minutes } = leftOf(tasks)
    const t = translator(mail.language)
    const values = {
      ...mail.values,
      tasks: t('preparation:mail.open', { count: open, minutes }),
      list: linesOf(tasks, mail.language),
    }
    await sendMail({ to: mail.to, language: mail.language, template: 'session-reminder', values }, tx)
  }
}

function linesOf(tasks: Task[], language: Language) {
  const t = translator(language)
  const open = tasks.filter(({ done }) => !done)
  const lines = open.slice(0, MOST_LINES).map((task) => {
    const { minutes } = task
    if (task.kind === 'read') return t('preparation:mail.read', { title: task.title, minutes })
    if (task.kind === 'minutes') return t('preparation:mail.minutes', { number: task.session.number, minutes })
    if (task.kind === 'vote') return t('preparation:mail.vote', { code: task.code, name: task.name, minutes })
    return t('preparation:mail.answer', { title: task.title, minutes })
  })
  const more = open.length - lines.length
  return [...lines, ...(more ? [t('preparation:mail.more', { count: more })] : [])].join('\n')
}
