import { z } from 'zod'
import { defineAct, defineLoader } from '#app/features/access/route.server.ts'
import { paths } from '#app/shared/paths.ts'
import { onSubject, roundsOn } from './ballots.queries.server.ts'
import { openBallot } from './ballots.server.ts'
import { methodOf } from './methods/registry.server.ts'
import { ballotPage, METHODS_FOR, type SubjectType } from './subjects/subject-types.ts'
import { organisationsAt } from './terms/organisations.server.ts'
import { withTerms } from './terms/terms-schema.server.ts'

/** The page where a moderator opens a ballot on a record of this kind: its methods have an address each. */
export function openingLoader(type: SubjectType) {
  return defineLoader({
    ...openedOn(type),
    async load({ roundtableId, opening: { subject, code, name }, search: { method }, t }) {
      const [{ round, openId }, organisations] = await Promise.all([roundsOn(subject), organisationsAt(roundtableId)])
      const title = t('ballots:open.title-of', { code })
      return {
        title,
        roundtableId,
        subject,
        code,
        name,
        method,
        round,
        organisations,
        openAt: openId && ballotPage({ id: openId, roundtableId, subject }),
      }
    },
  })
}

export function openingAction(type: SubjectType) {
  return defineAct({
    ...openedOn(type),
    form: ({ search, actor }) => withTerms(methodOf(search).settings, actor.timeZone, search),
    hasPage: 'for-mistakes',
    run: ({ actor, opening, search: { method }, input }) => openBallot(actor, opening, { method, ...input }),
    back: ({ request }) => new URL(request.url).pathname + new URL(request.url).search,
    to: ({ value: { id, state }, roundtableId, opening: { subject } }) =>
      state === 'created' ? paths.ballots(roundtableId) : ballotPage({ id, roundtableId, subject }),
    done: ({ input }) => (input.opensAt ? 'ballot-terms:coming.done' : 'ballots:open.done'),
    says: () => ({}),
  })
}

function openedOn(type: SubjectType) {
  return {
    access: onSubject(type),
    search: z.object({ method: z.enum(METHODS_FOR[type]).catch(METHODS_FOR[type][0]) }),
  }
}
