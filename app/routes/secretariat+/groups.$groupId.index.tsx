import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineForm, defineLoader } from '#app/features/access/route.server.ts'
import { groupSchema } from '#app/features/groups/group.schema.ts'
import { GroupPage } from '#app/features/groups/group-page.tsx'
import { changeGroup, onGroup } from '#app/features/groups/groups.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { paths } from '#app/shared/paths.ts'
import type { LocalizedText } from '#app/shared/roles.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['secretariat'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onGroup,
  async load({ language, subject: { _count: uses, name, description, ...group } }) {
    const both = { name: name as LocalizedText, description: description as LocalizedText }
    const can = { remove: uses.organisations + uses.interests === 0 }
    return { group: { ...group, ...both }, can, title: await titleOf(language, 'secretariat:groups.edit') }
  },
})

export const action = defineForm({
  access: onGroup,
  form: groupSchema,
  refused: { fields: { 'secretariat.group-code-taken': 'code', 'secretariat.group-name-taken': 'nameEn' } },
  run: ({ actor, subject, input }) => changeGroup(actor, subject, input),
  to: paths.groups(),
  done: 'secretariat:groups.saved',
})

export default function Group() {
  return <GroupPage {...useLoaderData<typeof loader>()} lastResult={useFormAnswer<typeof action>()?.result} />
}
