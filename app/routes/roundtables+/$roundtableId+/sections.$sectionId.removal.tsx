import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { RemovalPage } from '#app/features/bin/removal-page.tsx'
import { withSection } from '#app/features/bin/removal.queries.server.ts'
import { removalSchema } from '#app/features/frameworks/framework.schema.ts'
import { answerForm } from '#app/features/roundtables/form-answer.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { removeSection } from '#app/features/sections/removal.server.ts'
import { sectionFor } from '#app/features/sections/sections.queries.server.ts'
import { handled, parseForm } from '#app/platform/http.server.ts'
import { requireActor } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'

export const handle = { namespaces: ['bin'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = handled(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId, sectionId } = idsOf(params, 'roundtableId', 'sectionId')
  return withSection(await sectionFor(actor, roundtableId, sectionId, 'arrange'))
})

export const action = handled(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId, sectionId } = idsOf(params, 'roundtableId', 'sectionId')
  const subject = await sectionFor(actor, roundtableId, sectionId, 'arrange')
  const submission = await parseForm(request, removalSchema)
  return answerForm(submission, ({ confirmed }) => removeSection(actor, subject, { confirmed: confirmed === 'yes' }), {
    to: paths.framework(roundtableId),
    done: 'framework:done.section-removed',
    says: () => ({ undo: { action: paths.binRestoration(roundtableId), fields: { kind: 'section', id: sectionId } } }),
  })
})

export default function SectionRemoval() {
  return <RemovalPage kind="section" {...useLoaderData<typeof loader>()} />
}
