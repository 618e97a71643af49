import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineForm, defineLoader } from '#app/features/access/route.server.ts'
import { EMPTY_FORM } from '#app/features/indicators/form-values.ts'
import { proposalSchema } from '#app/features/indicators/indicator.schema.ts'
import { atIndicators, placesIn, suggestionsIn } from '#app/features/indicators/indicators.queries.server.ts'
import { proposeIndicator } from '#app/features/indicators/indicators.server.ts'
import { ProposePage } from '#app/features/indicators/propose-page.tsx'
import { similarTo } from '#app/features/indicators/similar.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { paths } from '#app/shared/paths.ts'
import { revalidateAfterRefusal, useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['indicators'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: atIndicators('propose'),
  async load({ roundtableId, t }) {
    const [places, suggestions] = await Promise.all([placesIn(roundtableId), suggestionsIn(roundtableId)])
    return { roundtableId, title: t('indicators:propose.title'), values: EMPTY_FORM, places, suggestions }
  },
})

export const action = defineForm({
  access: atIndicators('propose'),
  form: proposalSchema,
  run: async ({ actor, place, input: { distinct, ...input } }) => {
    if (!distinct && (await similarTo(place, input)).length > 0) throw new DomainError('conflict', 'indicators.similar')
    return proposeIndicator(actor, place, input)
  },
  beside: async ({ place, input }) => ({ similar: await similarTo(place, input) }),
  to: ({ roundtableId, value }) => paths.indicator(roundtableId, value.id),
  done: 'indicators:propose.done',
})

export const shouldRevalidate = revalidateAfterRefusal

export default function NewIndicator() {
  const answer = useFormAnswer<typeof action>()
  return <ProposePage {...useLoaderData<typeof loader>()} lastResult={answer?.result} similar={answer?.similar ?? []} />
}
