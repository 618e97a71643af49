import type { Tx } from '#app/platform/db.server.ts'
import { absoluteUrl, sendMail } from '#app/platform/mail.server.ts'
import { localized } from '#app/shared/localized.ts'
import { paths } from '#app/shared/paths.ts'
import { languageOfPerson } from '#app/shared/person-language.ts'
import type { BallotSubject } from '../ballots.queries.server.ts'
import { sendersAmong } from '../terms/holders.ts'
import { holderOf, type StoredTerms } from '../terms/terms.policy.ts'
import { seated } from '../turnout.server.ts'

type Template = 'ballot-proxy' | 'ballot-proxy-accepted' | 'ballot-proxy-declined'
type About = { ballot: BallotSubject['ballot']; terms: StoredTerms; from: string; to: string }

/** Tells one holder by mail what another did with a proxy between them; of an organisation each of its delegates, in the language of each. It leaves with the transaction. */
export async function mailHolder(tx: Tx, template: Template, { ballot, terms, from, to }: About) {
  const senders = sendersAmong(await seated(ballot.roundtableId, tx), { terms, present: null })
  const acting = senders.find((seat) => holderOf(terms, seat) === from)
  const personIds = senders.filter((seat) => holderOf(terms, seat) === to).map(({ personId }) => personId)
  const roundtable = await tx.roundtable.findUniqueOrThrow({ where: { id: ballot.roundtableId } })
  const people = await tx.person.findMany({ where: { id: { in: personIds } }, orderBy: { id: 'asc' } })
  const { code, name: title } = ballot.wording as { code: string; name: string }
  for (const person of people) {
    const language = languageOfPerson(person)
    const values = {
      name: person.name,
      from: (acting?.personId === from ? acting.name : acting?.organisation) ?? '',
      ballot: `${code} ${title}`.trim(),
      roundtable: localized(roundtable.title, language),
      link: absoluteUrl(paths.ballotVote(ballot.roundtableId, ballot.id)),
    }
    await sendMail({ to: person.email, language, template, values }, tx)
  }
}
