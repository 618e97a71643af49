import type { LoaderFunctionArgs } from '@remix-run/node'
import { beforeAll, describe, expect, it } from 'vitest'
import { countAnswers } from '#app/features/ballots/answered.server.ts'
import { castVote } from '#app/features/ballots/ballots.server.ts'
import { closeBallot } from '#app/features/ballots/closing.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Ballot, Roundtable } from '#app/platform/prisma/client.ts'
import * as feed from '#app/routes/roundtables+/$roundtableId+/activity.index.tsx'
import * as bundle from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.bundle[.]json.ts'
import * as page from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.index.tsx'
import * as file from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.result[.]csv.ts'
import * as voting from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.vote.tsx'
import * as list from '#app/routes/roundtables+/$roundtableId+/ballots.index.tsx'
import * as home from '#app/routes/roundtables+/$roundtableId+/index.tsx'
import * as record from '#app/routes/roundtables+/$roundtableId+/indicators.$indicatorId.index.tsx'
import * as records from '#app/routes/roundtables+/$roundtableId+/indicators.index.tsx'
import { buildBallot } from '#tests/factories/decisions.ts'
import { buildOrganisation } from '#tests/factories/people.ts'
import { actorOf, signedInRequest } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable, type Member } from '#tests/factories/roundtables.ts'
import { ballotFor } from '#tests/factories/subjects.ts'

/** Words that stand in one answer and nowhere else: where they come up, the answer does. */
const CANARY = 'canary-of-one-answer'
const PAGES = { feed, bundle, page, file, voting, list, home, record, records }
const RULE = { minimumTurnout: 0.25, share: 0.7, groups: 0, groupShare: 0.6, objections: 0 }

type Loader = (args: LoaderFunctionArgs) => Promise<unknown>
type Scene = {
  roundtable: Roundtable
  ballot: Ballot & { indicatorId: string }
  voter: Member
  delegate: Member
  others: Member[]
}

/** Everything that a page is answered with, a refusal too. */
async function read(name: keyof typeof PAGES, { roundtable, ballot }: Scene, { person }: Member) {
  const params = { roundtableId: roundtable.id, ballotId: ballot.id, indicatorId: ballot.indicatorId }
  const request = await signedInRequest(person, '/')
  const answer = await (PAGES[name].loader as unknown as Loader)({ request, context: {}, params } as never).catch(
    (thrown: unknown) => thrown,
  )
  return answer instanceof Response ? answer.text() : JSON.stringify(answer)
}

async function asked(terms: object): Promise<Scene> {
  const roundtable = await buildRoundtable()
  const organisation = await buildOrganisation()
  const [voter, delegate] = [
    await buildMember({ roundtable, organisation }),
    await buildMember({ roundtable, organisation }),
  ]
  const others = [
    await buildMember({ roundtable, role: 'moderator' }),
    await buildMember({ roundtable }),
    await buildMember({ roundtable, role: 'observer' }),
  ]
  const ballot = await buildBallot({ roundtable, method: 'consent', settings: RULE, terms })
  const subject = await ballotFor(await actorOf(voter.person), roundtable.id, ballot.id, 'vote')
  await castVote(await actorOf(voter.person), subject, { position: 'object', reason: CANARY })
  return { roundtable, ballot, voter, delegate, others }
}

describe.each([
  ['of every member', {}],
  ['of organisations', { who: 'organisations' }],
])('a ballot %s', (_which, terms) => {
  let scene: Scene
  beforeAll(async () => {
    scene = await asked(terms)
  })

  it.each(Object.keys(PAGES) as (keyof typeof PAGES)[])(
    'while it is open, %s tells nobody how another answered',
    async (name) => {
      const readers = 'who' in terms ? scene.others : [...scene.others, scene.delegate]
      for (const reader of readers) expect(await read(name, scene, reader)).not.toContain(CANARY)
    },
  )

  it('tells whoever holds the vote, where it is answered', async () => {
    for (const holder of 'who' in terms ? [scene.voter, scene.delegate] : [scene.voter])
      expect(await read('page', scene, holder)).toContain(CANARY)
  })

  it('puts numbers into messages and events, and nothing of the answer', async () => {
    const counts = JSON.stringify(await countAnswers(scene.roundtable.id, scene.ballot.id))
    const events = JSON.stringify(await db.event.findMany({ where: { subjectId: scene.ballot.id } }))
    for (const told of [counts, events]) {
      expect(told).not.toContain(CANARY)
      expect(told).not.toContain('object"')
      expect(told).not.toContain(scene.voter.person.id)
    }
  })

  it('tells nobody in the minute after its closing either', async () => {
    const [moderator] = scene.others as [Member]
    const subject = await ballotFor(await actorOf(moderator.person), scene.roundtable.id, scene.ballot.id, 'close')
    await closeBallot(await actorOf(moderator.person), subject)
    for (const name of Object.keys(PAGES) as (keyof typeof PAGES)[])
      for (const reader of scene.others) expect(await read(name, scene, reader)).not.toContain(CANARY)
  })
})

it('the lot that breaks ties is told with the result, and to nobody before', async () => {
  const roundtable = await buildRoundtable()
  const moderator = await buildMember({ roundtable, role: 'moderator' })
  const others = [moderator, await buildMember({ roundtable })]
  const settings = { ...RULE, counting: 'stv-wigm', places: 1, unrankedRule: 'last', tieSeed: CANARY }
  const ballot = await buildBallot({ roundtable, method: 'ranking', settings })
  const scene = { roundtable, ballot, voter: moderator, delegate: moderator, others }
  for (const name of Object.keys(PAGES) as (keyof typeof PAGES)[])
    for (const reader of others) expect(await read(name, scene, reader), name).not.toContain(CANARY)
  const subject = await ballotFor(await actorOf(moderator.person), roundtable.id, ballot.id, 'close')
  await closeBallot(await actorOf(moderator.person), subject)
  await db.ballotClosing.update({ where: { ballotId: ballot.id }, data: { resultAt: new Date(0) } })
  for (const name of ['page', 'bundle'] as const) expect(await read(name, scene, moderator), name).toContain(CANARY)
})
