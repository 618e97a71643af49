import { installation } from '#app/features/programme/installation.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import { env } from '#app/platform/env.server.ts'
import { sendMail } from '#app/platform/mail.server.ts'
import type { Session } from '#app/platform/prisma/client.ts'
import { localized } from '#app/shared/localized.ts'
import { languageOfPerson } from '#app/shared/person-language.ts'
import type { Language } from '#app/shared/roles.ts'
import { contentIn } from './content.server.ts'
import type { Content } from './content.ts'
import { agendaOf, entryOf, pageOf, titleOf, whenForReader, whenOf } from './entry.server.ts'
import { calendarFile } from './ics/calendar-file.ts'
import { type Invited, nextSequence } from './invited.server.ts'

type Invitation = { session: Session; content: Content; people: Invited[] }

/** To each in their language, with the entry for their calendar. */
export async function mailInvitations(tx: Tx, { session, content, people }: Invitation) {
  const writing = await writingOf(tx, session, people)
  for (const { personId, role, told } of people) {
    const reader = writing.readerOf(personId)
    if (!reader) continue
    const { language } = reader
    const entry = entryOf({ ...session, content }, writing.in(language), {
      sequence: nextSequence(session, told),
      stamp: writing.now,
      people: {
        organiser: writing.organiser(language),
        attendee: {
          name: reader.name,
          address: reader.email,
          answer: told?.answer ?? 'none',
          needed: role !== 'observer',
        },
      },
    })
    const values = { ...writing.values(reader, content), agenda: paragraph(agendaOf(content, language)) }
    const template = told?.content && !told.cancelled ? 'session-changed' : 'session-invitation'
    const file = calendarFile({ method: 'REQUEST', entries: [entry] })
    await sendMail({ to: reader.email, language, template, values, calendar: { method: 'REQUEST', file } }, tx)
  }
}

type TakenOut = { personId: string; sequence: number }

/** To those in whose calendars it is, that it is off. Whoever has no access any more gets no mail. */
export async function mailCancellations(tx: Tx, session: Session, people: TakenOut[]) {
  const content = await contentIn(tx, session)
  const writing = await writingOf(tx, session, people)
  for (const { personId, sequence } of people) {
    const reader = writing.readerOf(personId)
    if (!reader) continue
    const { language } = reader
    const entry = entryOf({ ...session, content }, writing.in(language), {
      sequence,
      stamp: writing.now,
      cancelled: true,
      people: {
        organiser: writing.organiser(language),
        attendee: { name: reader.name, address: reader.email, answer: 'none', needed: true },
      },
    })
    const file = calendarFile({ method: 'CANCEL', entries: [entry] })
    const values = writing.values(reader, content)
    await sendMail(
      { to: reader.email, language, template: 'session-off', values, calendar: { method: 'CANCEL', file } },
      tx,
    )
  }
}

/** A mail about the session without an entry for the calendar: to whom, in which language, and what all of them say. */
export async function remindedOf(tx: Tx, session: Session, people: { personId: string }[]) {
  const content = await contentIn(tx, session)
  const writing = await writingOf(tx, session, people)
  return {
    mailTo(personId: string) {
      const reader = writing.readerOf(personId)
      return reader && { to: reader.email, language: reader.language, values: writing.values(reader, content) }
    },
  }
}

type Reader = { id: string; name: string; email: string; language: Language; timeZone: string }

/** What all mails of one sending have in common. */
async function writingOf(tx: Tx, session: Session, people: { personId: string }[]) {
  const { programme } = await installation(tx)
  const roundtable = await tx.roundtable.findUniqueOrThrow({ where: { id: session.roundtableId } })
  const found = await tx.person.findMany({
    where: { id: { in: people.map(({ personId }) => personId) }, disabledAt: null },
    select: { id: true, name: true, email: true, language: true, timeZone: true },
  })
  const readers = new Map(found.map((one) => [one.id, { ...one, language: languageOfPerson(one) }]))
  const called = (language: Language) => localized(roundtable.title, language)
  return {
    now: new Date(),
    readerOf: (personId: string): Reader | undefined => readers.get(personId),
    in: (language: Language) => ({ language, roundtable: called(language) }),
    organiser: (language: Language) => ({
      name: localized(programme?.name, language),
      address: addressIn(env.MAIL_FROM),
    }),
    values: ({ name, language, timeZone }: Reader, content: Content) => ({
      name,
      roundtable: called(language),
      session: titleOf({ number: session.number, content }, language),
      when: whenOf(content, language),
      here: line(whenForReader(content, language, timeZone)),
      place: line(content.place),
      video: line(content.videoLink),
      link: pageOf(session),
    }),
  }
}

/** The address alone of "The programme <table@example.org>". */
function addressIn(from: string) {
  return /<([^<>]+)>/.exec(from)?.[1] ?? from.trim()
}

const line = (text: string) => (text ? `${text}\n` : '')
const paragraph = (text: string) => (text ? `${text}\n\n` : '')
