import { setTimeout as pause } from 'node:timers/promises'
import { db, type Tx } from '#app/platform/db.server.ts'
import { absoluteUrl, sendMail } from '#app/platform/mail.server.ts'
import { networkOf } from '#app/platform/network.server.ts'
import { limit } from '#app/platform/rate-limit.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { localized } from '#app/shared/localized.ts'
import { paths } from '#app/shared/paths.ts'
import type { Language } from '#app/shared/roles.ts'
import { readFormStamp } from './form-stamp.server.ts'
import type { InterestInput } from './interest.schema.ts'

type Sender = { stamp: unknown; language: Language; address: string; suspected: boolean }
type Sent = { id: string; language: Language }

/**
 * Keeps an expression of interest and mails a copy to its sender. The same form sent twice is kept once; sent again with other words,
 * after a step back, the later ones stand, as long as nobody has decided on the earlier.
 */
export async function registerInterest({ stamp, language, address, suspected }: Sender, input: InterestInput) {
  await limit('interest', networkOf(address))
  const form = readFormStamp(stamp)
  if (!form) throw new DomainError('invalid', 'interest.send-again')
  await pause(form.wait)
  const sent = { id: form.id, language }
  const group = await db.stakeholderGroup.findUnique({ where: { id: input.groupId } })
  if (!group) throw new DomainError('invalid', 'interest.group-missing')
  const mayMail = await withinMailLimit(input.email)
  await transaction(async (tx, record) => {
    const answers = answersOf(input)
    const created = await tx.interest.createMany({
      data: [{ ...answers, ...sent, suspected, consentAt: new Date() }],
      skipDuplicates: true,
    })
    if (created.count === 0 && !(await correct(tx, sent, answers))) return
    const name = created.count ? 'interest.registered' : 'interest.corrected'
    await record({ name, subjectId: sent.id, data: { groupId: group.id } })
    // Nothing is mailed for what a script may have sent: the address need not be its own.
    if (suspected) return
    if (mayMail) await mailCopy(tx, sent, input, group)
    if (created.count) await mailSecretariat(tx, sent, input, group)
  })
}

type Answers = ReturnType<typeof answersOf>

function answersOf({ consent: _, summaryByMail, website = '', jobTitle = '', ...rest }: InterestInput) {
  return { ...rest, website, jobTitle, summaryByMail: summaryByMail === 'on' }
}

/** Whether the form sent again says anything else than before; then that is what is kept. */
async function correct(tx: Tx, { id, language }: Sent, answers: Answers) {
  const [former] = await tx.$queryRaw<
    (Answers & { state: string })[]
  >`SELECT * FROM "Interest" WHERE "id" = ${id}::uuid FOR UPDATE`
  if (!former || (Object.keys(answers) as (keyof Answers)[]).every((key) => former[key] === answers[key])) return false
  if (former.state !== 'new') throw new DomainError('conflict', 'interest.decided-meanwhile')
  await tx.interest.update({ where: { id }, data: { ...answers, language } })
  return true
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
  const secretariat = await tx.person.findMany({
    where: { secretariat: true, disabledAt: null },
    select: { email: true, language: true },
  })
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
