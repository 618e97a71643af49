import type { MetaFunction } from '@remix-run/node'
import { secretariat } from '#app/features/access/access.server.ts'
import { defineForm, defineLoader } from '#app/features/access/route.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { addRoundtable } from '#app/features/roundtables/desk.server.ts'
import { RoundtableDeskPage } from '#app/features/roundtables/desk-page.tsx'
import { roundtableSchema } from '#app/features/roundtables/roundtable.schema.ts'
import { paths } from '#app/shared/paths.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['secretariat', 'roundtable'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: secretariat,
  load: async ({ language }) => ({ title: await titleOf(language, 'secretariat:roundtables.add') }),
})

export const action = defineForm({
  access: secretariat,
  form: roundtableSchema,
  run: ({ actor, input }) => addRoundtable(actor, input),
  to: paths.deskRoundtables(),
  done: 'secretariat:roundtables.added',
})

export default function NewRoundtable() {
  return <RoundtableDeskPage roundtable={null} lastResult={useFormAnswer<typeof action>()?.result} />
}
