import { createHash, randomBytes } from 'node:crypto'
import { eventActor } from '#app/features/access/event-actor.server.ts'
import { sectionFor } from '#app/features/sections/sections.queries.server.ts'
import type { SessionSubject } from '#app/features/sessions/session-access.server.ts'
import { actInRoom } from '#app/features/sessions/session-run.server.ts'
import type { Screen } from '#app/platform/prisma/client.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { faceSchema, type ScreenAct } from './screen.schema.ts'
import { type Face, MOST_SCREENS } from './screen-faces.ts'

const TOKEN_BYTES = 32

export const hashedScreenToken = (token: string) => createHash('sha256').update(token).digest('base64url')

/**
 * Opens a screen and answers with the token of its address, which is told this once: only its hash is kept. Throws too-many beyond the
 * number of screens a session may have.
 */
async function openScreen(actor: Actor, { session, standing }: SessionSubject, { name }: { name: string }) {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  await transaction(async (tx, record) => {
    await actInRoom(tx, session.id)
    if ((await tx.screen.count({ where: { sessionId: session.id, revokedAt: null } })) >= MOST_SCREENS)
      throw new DomainError('conflict', 'screens.too-many', { most: MOST_SCREENS })
    const { id } = await tx.screen.create({
      data: { sessionId: session.id, name, tokenHash: hashedScreenToken(token), createdById: actor.personId },
    })
    await record({ name: 'screen.opened', ...about(standing, session), data: { screenId: id } })
  })
  return token
}

/** Does what a moderator asked for; answers with the token of a screen that was opened. */
export async function actOnScreens(actor: Actor, subject: SessionSubject, input: ScreenAct) {
  if (input.act === 'open') return openScreen(actor, subject, input)
  const { act, screenId, ...rest } = input
  const face = act === 'shut' ? null : faceSchema.parse(rest)
  if (face) await checkFace(subject, face)
  await changeScreen(subject, screenId, act, face)
  return null
}

const TOLD = { show: 'screen.shown', prepare: 'screen.prepared', shut: 'screen.shut' } as const

/** One that has been shut meanwhile stays so: its address opens nothing. */
async function changeScreen(
  { session, standing }: SessionSubject,
  screenId: string,
  act: keyof typeof TOLD,
  face: Face | null,
) {
  await transaction(async (tx, record) => {
    const { now } = await actInRoom(tx, session.id)
    const screen = await tx.screen.findFirst({ where: { id: screenId, sessionId: session.id } })
    if (!screen) throw new DomainError('not-found')
    if (screen.revokedAt) throw new DomainError('closed', 'screens.shut')
    await tx.screen.update({ where: { id: screenId }, data: changed(act, face, now) })
    if (act === 'show' && isPrepared(screen, face))
      await tx.$executeRaw`UPDATE "Screen" SET "preview" = NULL WHERE "id" = ${screenId}::uuid`
    await record({ name: TOLD[act], ...about(standing, session), data: { screenId, face: face?.kind ?? 'blank' } })
  })
}

function changed(act: keyof typeof TOLD, face: Face | null, now: Date) {
  if (!face) return { revokedAt: now }
  return act === 'prepare' ? { preview: face } : { face }
}

/** What was prepared is put away once it is shown. */
function isPrepared({ preview }: Screen, face: Face | null) {
  return face !== null && preview !== null && sameFace(faceSchema.parse(preview), face)
}

function about(standing: SessionSubject['standing'], { id, roundtableId }: SessionSubject['session']) {
  return { ...eventActor(standing, roundtableId), subjectId: id, scope: { sessionId: id } }
}

/** A screen shows what belongs to its roundtable. */
async function checkFace(subject: SessionSubject, face: Face) {
  if (face.kind === 'text') await sectionFor(subject, face.sectionId, 'view')
}

const sorted = (face: Face) => JSON.stringify(Object.entries(face).sort())

function sameFace(one: Face, other: Face) {
  return sorted(one) === sorted(other)
}
