import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { closeBallot, showResult } from '#app/features/ballots/closing.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Roundtable } from '#app/platform/prisma/client.ts'
import { ballotPaths } from '#app/shared/ballot-paths.ts'
import { recordPaths } from '#app/shared/record-paths.ts'
import { buildBallot, buildVote } from '#tests/factories/decisions.ts'
import { buildAction, buildDecision } from '#tests/factories/outcomes.ts'
import { actorOf, signedInRequest } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable, type Member } from '#tests/factories/roundtables.ts'
import { buildSession } from '#tests/factories/sessions.ts'
import { ballotFor } from '#tests/factories/subjects.ts'
import { servePage } from './served-pages.ts'

let roundtable: Roundtable
let moderator: Member
let other: Member

beforeAll(async () => {
  roundtable = await buildRoundtable()
  moderator = await buildMember({ roundtable, role: 'moderator' })
  other = await buildMember({ roundtable, role: 'moderator' })
})

// How a page is drawn is tested elsewhere: the development build of React has much to say on a server.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))

/** What a browser without scripts is shown. */
async function send(as: Member, path: string, body?: Record<string, string>) {
  const request = await signedInRequest(as.person, path, { body, headers: { Accept: 'text/html' } })
  const { status, text } = await servePage(request)
  const html = text.replace(/<script[\s\S]*?<\/script>/g, '')
  return { status, html, words: html.replace(/<!-- -->/g, '').replaceAll('&#x27;', "'") }
}
const typedIn = (html: string) => /<textarea[^>]*name="text"[^>]*>([^<]*)</.exec(html)?.[1]?.trim()
const lineIn = (html: string) => /<input[^>]*name="text"[^>]*value="([^"]*)"/.exec(html)?.[1]
/** What the form says that its author saw: the last of the page, after the one that settles. */
const seenIn = (html: string) =>
  [...html.matchAll(/<input type="hidden" name="seen" value="([^"]*)"/g)].at(-1)?.[1]?.replaceAll('&quot;', '"')

describe('an outcome that is refused without scripts', () => {
  let path: string
  beforeEach(async () => {
    const ballot = await buildBallot({ roundtable })
    await buildVote({ ballot, member: other })
    const actor = await actorOf(moderator.person)
    const subject = () => ballotFor(actor, roundtable.id, ballot.id, 'close')
    await closeBallot(actor, await subject())
    await showResult(actor, await subject())
    path = ballotPaths.outcome(roundtable.id, ballot.id)
  })

  it('comes back with what was typed and what is wrong', async () => {
    const { status, html, words } = await send(moderator, path, {
      text: 'We pilot it',
      reviewOn: '2001-01-01',
      seen: '',
    })
    expect(status).toBe(400)
    expect(typedIn(html)).toBe('We pilot it')
    expect(html).toContain('value="2001-01-01"')
    expect(words).toContain('Choose a day of review that is not over yet')
    const long = 'x'.repeat(501)
    const answer = await send(moderator, path, { text: long, seen: '' })
    expect([answer.status, typedIn(answer.html)]).toEqual([400, long])
  })

  it('comes back beside what another moderator stated meanwhile, and is taken once that was seen', async () => {
    expect((await send(other, path, { text: 'Theirs', seen: '' })).status).toBe(302)
    const { status, html, words } = await send(moderator, path, { text: 'Mine', seen: '' })
    expect(status).toBe(409)
    expect(typedIn(html)).toBe('Mine')
    expect(words).toContain('Theirs')
    expect(words).toContain('Somebody changed it in the meantime')
    // A mistake in what is sent next shows nothing as read that was not.
    await send(other, path, { text: 'Theirs again', seen: seenIn(html)! })
    const mistaken = await send(moderator, path, { text: '', seen: seenIn(html)! })
    expect([mistaken.status, seenIn(mistaken.html)]).toEqual([400, seenIn(html)])
    expect(mistaken.words).toContain('Somebody stated it otherwise while you were writing')
    const refused = await send(moderator, path, { text: 'Mine', seen: seenIn(mistaken.html)! })
    expect(refused.status).toBe(409)
    expect((await send(moderator, path, { text: 'Mine', seen: seenIn(refused.html)! })).status).toBe(302)
    expect(await db.decision.findFirst({ where: { text: 'Mine' } })).not.toBeNull()
  })
})

describe('a change of a register that is refused without scripts', () => {
  it.each(['decision', 'action'] as const)('comes back with what was typed: %s', async (noun) => {
    const build = noun === 'decision' ? buildDecision : buildAction
    const line = await build({ session: await buildSession({ roundtable }), text: 'As it was' })
    const path = recordPaths[noun](roundtable.id, line.id)
    const page = await send(moderator, path)
    expect([page.status, lineIn(page.html)]).toEqual([200, 'As it was'])

    const change = (text: string, seen: string) =>
      send(moderator, path, { act: 'change', text, seen, about: 'none', dueOn: '', ownerId: '' })
    const long = await change('y'.repeat(501), seenIn(page.html)!)
    expect([long.status, lineIn(long.html)]).toEqual([400, 'y'.repeat(501)])
    expect(long.words).toContain('Shorten it to 500 characters')

    await send(other, path, { act: 'change', text: 'As they say' })
    const refused = await change('As I say', seenIn(page.html)!)
    expect([refused.status, lineIn(refused.html)]).toEqual([409, 'As I say'])
    expect(refused.words).toContain('As they say')
    expect((await change('As I say', seenIn(refused.html)!)).status).toBe(302)

    await send(other, path, { act: 'remove' })
    const gone = await change('As I say now', seenIn(refused.html)!)
    expect([gone.status, typedIn(gone.html)]).toEqual([409, 'As I say now'])
    expect(gone.words).toContain('It was removed in the meantime')
  })

  it('shows its owner what was settled meanwhile', async () => {
    const owner = await buildMember({ roundtable })
    const { id } = await buildAction({ session: await buildSession({ roundtable }), owner })
    const path = recordPaths.action(roundtable.id, id)
    const settle = (as: Member) => send(as, path, { act: 'settle', seen: 'open', state: 'done' })
    expect((await settle(moderator)).status).toBe(302)
    const refused = await settle(owner)
    expect(refused.status).toBe(409)
    expect(refused.words).toContain('Open again')
    expect(refused.html).not.toContain('name="text"')
  })
})
