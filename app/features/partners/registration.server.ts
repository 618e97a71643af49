import { setTimeout as pause } from 'node:timers/promises'

import { db, type Tx } from '#app/platform/db.server.ts'
import { absoluteUrl, sendMail } from '#app/platform/mail.server.ts'
import { limit } from '#app/platform/rate-limit.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { localized } from '#app/shared/localized.ts'
import { paths } from '#app/shared/paths.ts'
import type { Language } from '#app/shared/roles.ts'

import { readFormStamp } from './form-stamp.server.ts'
import type { InterestInput } from './interest.schema.ts'

type Sender = { stamp: unknown; language: Language; address: string }
type Sent = { id: string; language: Language }

/** Keeps an expression of interest and mails a copy to its sender. The same form sent twice is kept once. */
export async function registerInterest({ stamp, language, address }: Sender, input: InterestInput) {
  await limit('interest', address)
  const form = readFormStamp(stamp)
  if (!form) throw new DomainError('invalid', 'interest.send-again')
  await pause(form.wait)
  const sent = { id: form.id, language }
  const group = await db.stakeholderGroup.findUnique({ where: { id: input.groupId } })
  if (!group) throw new DomainError('invalid', 'interest.group-missing')
  const mayMail = await withinMailLimit(input.email)
  await transaction(async (tx, record) => {
    const { consent: _, summaryByMail, website = '', jobTitle = '', ...rest } = input
    const created = await tx.interest.createMany({
      data: [{ ...rest, website, jobTitle, ...sent, summaryByMail: summaryByMail === 'on', consentAt: new Date() }],
      skipDuplicates: true,
    })
    if (created.count === 0) return
    await record({ name: 'interest.registered', subjectType: 'interest', subjectId: sent.id, data: { groupId: group.id } })
    if (mayMail) await mailCopy(tx, sent, input, group)
    await mailSecretariat(tx, sent, input, group)
  })
}

/** Whoever types somebody else's address again and again does not fill that mailbox; the form is kept all the same. */
async function withinMailLimit(email: string) {
  try {
    await limit('interest-mail', email)
    return true
  } catch {
    return false
  }
}

async function mailCopy(tx: Tx, { language }: Sent, input: InterestInput, group: { name: unknown }) {
  const programme = await tx.programme.findFirst()
  const values = {
    name: input.name,
    organisation: input.organisationName,
    group: localized(group.name, language),
    motivation: input.motivation,
    programme: localized(programme?.name, language),
    contact: programme?.contactEmail ?? '',
  }
  await sendMail({ to: input.email, language, template: 'interest-copy', values }, tx)
}

async function mailSecretariat(tx: Tx, { id }: Sent, input: InterestInput, group: { name: unknown }) {
  const secretariat = await tx.person.findMany({ where: { secretariat: true, disabledAt: null }, select: { email: true, language: true } })
  for (const person of secretariat) {
    const language = person.language === 'fr' ? 'fr' : 'en'
    const values = {
      name: input.name,
      organisation: input.organisationName,
      group: localized(group.name, language),
      link: absoluteUrl(paths.interestRecord(id)),
    }
    await sendMail({ to: person.email, language, template: 'interest-new', values }, tx)
  }
}
