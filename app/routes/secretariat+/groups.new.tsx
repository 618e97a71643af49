import type { MetaFunction } from '@remix-run/node'
import { secretariat } from '#app/features/access/access.server.ts'
import { defineForm, defineLoader } from '#app/features/access/route.server.ts'
import { groupSchema } from '#app/features/groups/group.schema.ts'
import { GroupPage } from '#app/features/groups/group-page.tsx'
import { addGroup } from '#app/features/groups/groups.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { paths } from '#app/shared/paths.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['secretariat'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: secretariat,
  load: async ({ language }) => ({ title: await titleOf(language, 'secretariat:groups.add') }),
})

export const action = defineForm({
  access: secretariat,
  form: groupSchema,
  refused: { fields: { 'secretariat.group-code-taken': 'code', 'secretariat.group-name-taken': 'nameEn' } },
  run: ({ actor, input }) => addGroup(actor, input),
  to: paths.groups(),
  done: 'secretariat:groups.saved',
})

export default function NewGroup() {
  return <GroupPage group={null} lastResult={useFormAnswer<typeof action>()?.result} />
}
