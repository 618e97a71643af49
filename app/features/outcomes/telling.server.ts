import type { BallotSubject } from '#app/features/ballots/ballots.queries.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import { absoluteUrl, sendMail } from '#app/platform/mail.server.ts'
import type { Decision } from '#app/platform/prisma/client.ts'
import { formatDate } from '#app/shared/dates.ts'
import { localized } from '#app/shared/localized.ts'
import { paths } from '#app/shared/paths.ts'
import { languageOfPerson } from '#app/shared/person-language.ts'

/** A mail to those who took part in a ballot and still sit at its table, once each and in their language; whoever states the outcome knows it. */
export async function tellThoseWhoTookPart(
  tx: Tx,
  { ballot, roundtable }: BallotSubject,
  { text, reviewOn, personId }: Decision,
) {
  const people = await tx.person.findMany({
    where: { id: { in: await tookPart(tx, ballot.id, roundtable.id), not: personId }, disabledAt: null },
    orderBy: { id: 'asc' },
  })
  for (const person of people) {
    const language = languageOfPerson(person)
    const values = {
      name: person.name,
      ballot: `${ballot.code} ${ballot.name}`.trim(),
      outcome: text,
      review: reviewOn ? formatDate(reviewOn, { language, timeZone: 'UTC' }, 'long') : '',
      roundtable: localized(roundtable.title, language),
      link: absoluteUrl(paths.ballot(roundtable.id, ballot.id)),
    }
    const template = reviewOn ? 'ballot-outcome-reviewed' : 'ballot-outcome'
    await sendMail({ to: person.email, language, template, values }, tx)
  }
}

/** Who sent an answer, or of whose organisation one was; of a secret ballot, whose vote its roll marks as cast. */
async function tookPart(tx: Tx, ballotId: string, roundtableId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ personId: string }[]>`
    SELECT DISTINCT m."personId" FROM "Membership" m WHERE m."roundtableId" = ${roundtableId}::uuid AND m."endedAt" IS NULL AND (
      EXISTS (SELECT 1 FROM "Vote" v WHERE v."ballotId" = ${ballotId}::uuid AND (v."personId" = m."personId" OR (v."forOrganisation" AND v."organisationId" = m."organisationId")))
      OR EXISTS (SELECT 1 FROM "BallotRoll" r WHERE r."ballotId" = ${ballotId}::uuid AND r."cast" AND (r."personId" = m."personId" OR r."organisationId" = m."organisationId")))`
  return rows.map(({ personId }) => personId)
}
