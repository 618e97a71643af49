import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineForm, defineLoader } from '#app/features/access/route.server.ts'
import { DecisionsCard } from '#app/features/outcomes/decisions-card.tsx'
import { decisionsAbout } from '#app/features/outcomes/register.queries.server.ts'
import { DecisionPage } from '#app/features/sections/decision-page.tsx'
import { NOTHING_MISSING, reopenSection } from '#app/features/sections/decisions.server.ts'
import { reopeningSchema } from '#app/features/sections/section.schema.ts'
import { onSection } from '#app/features/sections/sections.queries.server.ts'
import { paths } from '#app/shared/paths.ts'
import { revalidateAfterRefusal, useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['decision', 'outcomes'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onSection('change-status'),
  load: async ({ roundtableId, sectionId, place, subject }) => ({
    roundtableId,
    title: subject.section.title,
    back: paths.section(roundtableId, sectionId),
    missing: NOTHING_MISSING,
    decisions: await decisionsAbout(place, { sectionId }),
  }),
})

export const action = defineForm({
  access: onSection('change-status'),
  form: reopeningSchema,
  refused: { fields: { 'sections.reason-missing': 'reason' } },
  run: ({ actor, subject, input }) => reopenSection(actor, subject, input),
  to: ({ roundtableId, sectionId }) => paths.section(roundtableId, sectionId),
  done: 'section:done.reopened',
})

export const shouldRevalidate = revalidateAfterRefusal

export default function SectionReopening() {
  const answer = useFormAnswer<typeof action>()
  const { roundtableId, decisions, ...page } = useLoaderData<typeof loader>()
  return (
    <DecisionPage kind="reopened" {...page} lastResult={answer?.result}>
      <DecisionsCard roundtableId={roundtableId} decisions={decisions} />
    </DecisionPage>
  )
}
