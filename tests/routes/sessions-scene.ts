import { beforeAll } from 'vitest'
import { i18nFor } from '#app/platform/i18n.server.ts'
import { LANGUAGES } from '#app/shared/roles.ts'
import { buildMember, buildRoundtable, type Member } from '#tests/factories/roundtables.ts'
import { callRoute } from './call-route.ts'

/** Two moderators, a participant and an observer of one table, for the tests of its sessions. */
export function sessionScene() {
  const scene = {} as Record<'moderator' | 'second' | 'participant' | 'observer', Member>

  beforeAll(async () => {
    const roundtable = await buildRoundtable()
    const at = (role: 'moderator' | 'participant' | 'observer') => buildMember({ roundtable, role })
    const roles = ['moderator', 'moderator', 'participant', 'observer'] as const
    const [moderator, second, participant, observer] = await Promise.all(roles.map(at))
    Object.assign(scene, { moderator, second, participant, observer })
  })

  const here = (session?: { id: string }) => ({
    roundtableId: scene.moderator.roundtable.id,
    ...(session && { sessionId: session.id }),
  })
  const see = (loader: unknown, session?: { id: string }, { person }: Member = scene.participant) =>
    callRoute(loader, { as: person, params: here(session) })
  return { scene, here, see }
}

/** An error of a form in both languages. */
export function sentences(key: string) {
  const [name = '', query] = key.split('?')
  return LANGUAGES.map((language) =>
    i18nFor(language).t(`errors:${name}`, Object.fromEntries(new URLSearchParams(query))),
  )
}
