import { data, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { defineAction, defineLoader } from '#app/features/access/route.server.ts'
import { takeReferenceStep } from '#app/features/references/import.server.ts'
import { ImportPage } from '#app/features/references/import-page.tsx'
import { atReferences, referenceIn } from '#app/features/references/references.queries.server.ts'
import { problemStep, readSent } from '#app/features/references/sent.server.ts'
import { redirectWithToast } from '#app/platform/http.server.ts'
import { referencePaths } from '#app/shared/reference-paths.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['references', 'errors'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: atReferences('import'),
  search: z.object({
    into: z
      .union([z.uuid(), z.literal('')])
      .catch('')
      .default(''),
  }),
  load: async ({ roundtableId, place, search, t }) => ({
    roundtableId,
    title: t('references:import.title'),
    into: await referenceIn(place, search.into),
  }),
})

export const action = defineAction({
  access: atReferences('import'),
  hasPage: true,
  async respond({ request, actor, place, roundtableId }) {
    const sent = await readSent(request, actor)
    const step = 'problem' in sent ? problemStep(sent) : await takeReferenceStep(actor, place, sent)
    if (step.step !== 'done') return data(step, { status: step.step === 'problem' ? 400 : 200 })
    const { created, changed } = step
    return redirectWithToast(referencePaths.reference(roundtableId, step.frameworkId), {
      tone: 'done',
      message: 'references:import.done',
      values: { created, changed },
    })
  },
})

export default function ImportReference() {
  const page = useLoaderData<typeof loader>()
  return <ImportPage {...page} step={useFormAnswer<typeof action>()} />
}
