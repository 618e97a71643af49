import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineForm, defineLoader } from '#app/features/access/route.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { changeRoundtable, onRoundtable } from '#app/features/roundtables/desk.server.ts'
import { RoundtableDeskPage } from '#app/features/roundtables/desk-page.tsx'
import { roundtableSchema } from '#app/features/roundtables/roundtable.schema.ts'
import { paths } from '#app/shared/paths.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['secretariat', 'roundtable'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onRoundtable,
  load: async ({ language, subject: roundtable }) => ({
    roundtable,
    title: await titleOf(language, 'secretariat:roundtables.title'),
  }),
})

export const action = defineForm({
  access: onRoundtable,
  form: roundtableSchema,
  refused: { fields: { 'secretariat.roundtable-ballots': 'state' } },
  run: ({ actor, subject, input }) => changeRoundtable(actor, subject, input),
  to: paths.deskRoundtables(),
  done: 'secretariat:roundtables.saved',
})

export default function DeskRoundtable() {
  return (
    <RoundtableDeskPage
      roundtable={useLoaderData<typeof loader>().roundtable}
      lastResult={useFormAnswer<typeof action>()?.result}
    />
  )
}
