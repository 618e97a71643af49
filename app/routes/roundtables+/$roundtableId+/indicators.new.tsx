import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { defineForm, defineLoader } from '#app/features/access/route.server.ts'
import { EMPTY_FORM } from '#app/features/indicators/form-values.ts'
import { proposalSchema } from '#app/features/indicators/indicator.schema.ts'
import { atIndicators, placesIn, suggestionsIn } from '#app/features/indicators/indicators.queries.server.ts'
import { proposeIndicator } from '#app/features/indicators/indicators.server.ts'
import { ProposePage } from '#app/features/indicators/propose-page.tsx'
import { provenanceOf } from '#app/features/indicators/provenance.ts'
import { similarEntries, similarTo } from '#app/features/indicators/similar.server.ts'
import { adoptionOf } from '#app/features/references/adoption.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { paths } from '#app/shared/paths.ts'
import { revalidateAfterRefusal, useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['indicators'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: atIndicators('propose'),
  search: z.object({ from: z.uuid().optional().catch(undefined) }),
  async load({ roundtableId, place, search: { from }, language, t }) {
    const [places, suggestions, taken] = await Promise.all([
      placesIn(roundtableId),
      suggestionsIn(roundtableId),
      from ? adoptionOf(place, from, language) : null,
    ])
    const values = { ...EMPTY_FORM, ...taken?.values }
    const provenance = taken?.provenance ?? null
    return { roundtableId, title: t('indicators:propose.title'), values, places, suggestions, provenance }
  },
})

export const action = defineForm({
  access: atIndicators('propose'),
  form: proposalSchema,
  run: async ({ actor, place, input: { distinct, from, ...input } }) => {
    if (!distinct && (await similarTo(place, input)).length > 0) throw new DomainError('conflict', 'indicators.similar')
    const taken = from ? await adoptionOf(place, from, actor.language) : null
    return proposeIndicator(actor, place, input, taken ? provenanceOf(taken, input) : undefined)
  },
  beside: async ({ place, actor, input }) => ({
    similar: await similarTo(place, input),
    entries: await similarEntries(place, input, actor.language),
  }),
  to: ({ roundtableId, value }) => paths.indicator(roundtableId, value.id),
  done: 'indicators:propose.done',
})

export const shouldRevalidate = revalidateAfterRefusal

export default function NewIndicator() {
  const answer = useFormAnswer<typeof action>()
  const alike = { similar: answer?.similar ?? [], entries: answer?.entries ?? [] }
  return <ProposePage {...useLoaderData<typeof loader>()} lastResult={answer?.result} alike={alike} />
}
