import { dayAt, dayColumn, dayOf } from '#app/platform/calendar.server.ts'
import { db } from '#app/platform/db.server.ts'
import { absoluteUrl, sendMail } from '#app/platform/mail.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { formatDate } from '#app/shared/dates.ts'
import { localized } from '#app/shared/localized.ts'
import { languageOfPerson } from '#app/shared/person-language.ts'
import { recordPaths } from '#app/shared/record-paths.ts'
import { outcomeCode } from './outcome-words.ts'

/**
 * Reminds the owners of open actions that are due today, or were due since and nobody said so: once for each due day, with the mark in
 * the transaction of the mail. A new due day is a new reminder. Returns how many were sent.
 */
export async function remindOfActions(now = new Date()): Promise<number> {
  // No zone is further ahead than this; each owner's own day decides below.
  const latest = dayColumn(dayAt(new Date(now.getTime() + 24 * 3_600_000), 'UTC'))
  const due = await db.action.findMany({
    where: { ...REMINDED, dueOn: { lte: latest } },
    select: { id: true, dueOn: true, remindedOf: true, owner: { select: { person: { select: { timeZone: true } } } } },
    orderBy: { dueOn: 'asc' },
  })
  let sent = 0
  for (const { id, dueOn, remindedOf, owner } of due) {
    if (!dueOn || !owner || remindedOf?.getTime() === dueOn.getTime()) continue
    if (dayOf(dueOn) > dayAt(now, owner.person.timeZone)) continue
    if (await remind(id, dueOn)) sent++
  }
  return sent
}

const REMINDED = {
  state: 'open',
  removedAt: null,
  owner: { endedAt: null, person: { disabledAt: null } },
  session: { removedAt: null },
  roundtable: { state: { not: 'closed' } },
}

async function remind(id: string, dueOn: Date) {
  return transaction(async (tx) => {
    const where = { id, dueOn, ...REMINDED, OR: [{ remindedOf: null }, { remindedOf: { not: dueOn } }] }
    const { count } = await tx.action.updateMany({ where, data: { remindedOf: dueOn } })
    if (!count) return false
    const { number, text, roundtable, owner, session } = await tx.action.findUniqueOrThrow({
      where: { id },
      include: { roundtable: true, owner: { include: { person: true } }, session: true },
    })
    const { person } = owner!
    const language = languageOfPerson(person)
    const values = {
      name: person.name,
      code: outcomeCode('action', number),
      action: text,
      due: formatDate(dueOn, { language, timeZone: 'UTC' }, 'long'),
      session: session.title,
      roundtable: localized(roundtable.title, language),
      link: absoluteUrl(`${recordPaths.actions(roundtable.id)}?owner=me`),
    }
    await sendMail({ to: person.email, language, template: 'action-due', values }, tx)
    return true
  })
}
