import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import type { z } from 'zod'
import { attempt } from '#app/features/identity/attempt.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { handled, parseForm, redirectWithToast } from '#app/platform/http.server.ts'
import { requireActor } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'
import type { Actor } from '#app/shared/roles.ts'
import type { Missing } from './decisions.server.ts'
import { sectionFor, type SectionSubject } from './sections.queries.server.ts'

type HandlerArgs = LoaderFunctionArgs | ActionFunctionArgs

/** The page that asks before a section is agreed or reopened. */
export function decisionLoader(missingIn: (subject: SectionSubject) => Promise<Missing> | Missing) {
  return handled(async (args: LoaderFunctionArgs) => {
    const { subject, back } = await decidedOn(args)
    return { title: subject.section.title, back, missing: await missingIn(subject) }
  })
}

export function decisionAction<S extends z.ZodType>(schema: S, decide: (actor: Actor, subject: SectionSubject, input: z.infer<S>) => Promise<unknown>, done: string) {
  return handled(async (args: ActionFunctionArgs) => {
    const { actor, subject, back } = await decidedOn(args)
    const submission = await parseForm(args.request, schema)
    const outcome = await attempt(submission, (input) => decide(actor, subject, input), { fields: { 'sections.reason-missing': 'reason' } })
    return 'refusal' in outcome ? outcome.refusal : redirectWithToast(back, { tone: 'done', message: done })
  })
}

async function decidedOn({ request, params }: HandlerArgs) {
  const actor = await requireActor(request)
  const { roundtableId, sectionId } = idsOf(params, 'roundtableId', 'sectionId')
  return { actor, subject: await sectionFor(actor, roundtableId, sectionId, 'change-status'), back: paths.section(roundtableId, sectionId) }
}
