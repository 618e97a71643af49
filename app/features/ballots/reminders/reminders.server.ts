import { eventActor } from '#app/features/access/event-actor.server.ts'
import { databaseNow } from '#app/platform/clock.server.ts'
import { db, type Tx } from '#app/platform/db.server.ts'
import { absoluteUrl, sendMail } from '#app/platform/mail.server.ts'
import { type RecordEvent, transaction } from '#app/platform/transaction.server.ts'
import { formatDateTime } from '#app/shared/dates.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { localized } from '#app/shared/localized.ts'
import { paths } from '#app/shared/paths.ts'
import { languageOfPerson } from '#app/shared/person-language.ts'
import type { Actor } from '#app/shared/roles.ts'
import { ballotEventSubject, lockBallot } from '../ballot-lock.server.ts'
import type { BallotSubject } from '../ballots.queries.server.ts'
import { castersIn } from '../proxies/proxy-rows.server.ts'
import { notYetCast } from '../secret/roll.server.ts'
import { secretOf } from '../secret/secret.policy.ts'
import { sendersAmong } from '../terms/holders.ts'
import { holderOf, type StoredTerms } from '../terms/terms.policy.ts'
import { seated } from '../turnout.server.ts'
import { heldBy } from '../turnout.ts'
import type { REMINDER_KINDS } from './reminder-words.ts'
import { DAY_MS } from './reminder-words.ts'

type Kind = (typeof REMINDER_KINDS)[number]

/** A mail to those whose answer an open ballot waits for, in the language of each; once a day at most. Answers with how many that were. */
export async function remindSilent(actor: Actor, { ballot: { id }, standing, roundtable }: BallotSubject) {
  return transaction(async (tx, record) => {
    const ballot = await lockBallot(tx, id)
    const now = await databaseNow(tx)
    if (ballot.sessionId) throw new DomainError('conflict', 'ballots.not-in-session')
    if (ballot.state !== 'open' || (ballot.closesAt && ballot.closesAt <= now))
      throw new DomainError('closed', 'ballots.closed-already')
    if (await remindedSince(tx, id, now)) throw new DomainError('conflict', 'ballots.reminded-lately')
    const waiting = await waitingIn(tx, ballot)
    if (!waiting.told) throw new DomainError('conflict', 'ballots.all-answered')
    await remind(
      tx,
      record,
      ballot,
      waiting,
      { kind: 'asked', byId: actor.personId, at: now },
      eventActor(standing, roundtable.id),
    )
    return waiting.told
  })
}

/**
 * The day before a ballot closes by itself, a mail goes to those who have not answered, once a ballot. One that is open for less than a day
 * reminds nobody, nor does one of whose answers a moderator has just reminded. Who answers until the mail is written gets none.
 */
export async function remindBeforeClosing(): Promise<void> {
  const now = await databaseNow()
  const due = await db.ballot.findMany({
    where: {
      state: 'open',
      sessionId: null,
      closesAt: { gt: now, lte: new Date(now.getTime() + DAY_MS) },
      roundtable: { state: { not: 'closed' } },
      reminders: { none: { kind: 'day-before' } },
    },
    select: { id: true },
  })
  for (const { id } of due) await remindTheDayBefore(id)
}

async function remindTheDayBefore(id: string) {
  await transaction(async (tx, record) => {
    const ballot = await lockBallot(tx, id)
    const now = await databaseNow(tx)
    const { state, closesAt, openedAt } = ballot
    if (state !== 'open' || !closesAt || closesAt <= now) return
    if (closesAt.getTime() - openedAt.getTime() < DAY_MS || (await remindedSince(tx, id, now))) return
    await remind(tx, record, ballot, await waitingIn(tx, ballot), { kind: 'day-before', byId: null, at: now })
  })
}

function remindedSince(tx: Tx, ballotId: string, now: Date) {
  return tx.ballotReminder.count({ where: { ballotId, at: { gt: new Date(now.getTime() - DAY_MS) } } })
}

type Locked = Awaited<ReturnType<typeof lockBallot>>

/** `told`: how many others hear that it went out to; of a secret ballot it says no more than the count that everybody sees. */
type Waiting = { personIds: string[]; told: number }

/** Who may send an answer that is missing: of a silent organisation, each of its delegates; of whoever has given their vote away, who accepted it. */
async function waitingIn(tx: Tx, { id, roundtableId, terms: kept }: Locked): Promise<Waiting> {
  const terms = kept as StoredTerms
  const [seats, votes] = [await seated(roundtableId, tx), await tx.vote.findMany({ where: { ballotId: id } })]
  if (secretOf(terms)) {
    const { holders, seen } = await notYetCast(tx, id)
    const among = (present: string[]) => sendersAmong(seats, { terms, present }).map(({ personId }) => personId)
    return { personIds: among(holders), told: among(seen).length }
  }
  const answered = new Set(votes.map((vote) => heldBy(vote).holderId))
  const senders = sendersAmong(seats, { terms, present: null })
  const holders = new Set(senders.map((seat) => holderOf(terms, seat)))
  const casters = terms.proxies ? await castersIn(tx, id) : new Map<string, string>()
  const casterOf = (holderId: string) => casters.get(holderId) ?? holderId
  const awaited = [...holders]
    .filter((holderId) => !answered.has(holderId))
    .map((one) => (holders.has(casterOf(one)) ? casterOf(one) : one))
  const waiting = senders.filter((seat) => awaited.includes(holderOf(terms, seat)))
  return { personIds: waiting.map(({ personId }) => personId), told: waiting.length }
}

async function remind(
  tx: Tx,
  record: RecordEvent,
  ballot: Locked,
  { personIds, told }: Waiting,
  reminder: { kind: Kind; byId: string | null; at: Date },
  acting?: ReturnType<typeof eventActor>,
) {
  const data = { ballotId: ballot.id, people: told, ...reminder }
  const { count } = await tx.ballotReminder.createMany({ data: [data], skipDuplicates: true })
  if (!count) return
  await mailTo(tx, ballot, personIds)
  const { data: about, ...subject } = ballotEventSubject({ ballot })
  await record({
    name: 'ballot.reminded',
    ...acting,
    ...subject,
    data: { ...about, people: told, kind: reminder.kind },
  })
}

async function mailTo(tx: Tx, { id, roundtableId, wording, closesAt }: Locked, personIds: string[]) {
  const roundtable = await tx.roundtable.findUniqueOrThrow({ where: { id: roundtableId } })
  const people = await tx.person.findMany({ where: { id: { in: personIds } }, orderBy: { id: 'asc' } })
  const { code, name: title } = wording as { code: string; name: string }
  for (const person of people) {
    const language = languageOfPerson(person)
    const { timeZone } = person
    const values = {
      name: person.name,
      ballot: `${code} ${title}`.trim(),
      roundtable: localized(roundtable.title, language),
      link: absoluteUrl(paths.ballotVote(roundtableId, id)),
      ...(closesAt && { closes: formatDateTime(closesAt, { language, timeZone }, 'long') }),
    }
    await sendMail({ to: person.email, language, template: closesAt ? 'ballot-closing' : 'ballot-waiting', values }, tx)
  }
}
