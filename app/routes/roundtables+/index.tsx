import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signedIn } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import { programmeOf } from '#app/features/programme/programme.queries.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { roundtablesOf } from '#app/features/workspace/list.queries.server.ts'
import { ListPage } from '#app/features/workspace/list-page.tsx'
import { paths } from '#app/shared/paths.ts'

export const handle = { namespaces: ['roundtable'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: signedIn,
  async load({ actor, language }) {
    const roundtables = await roundtablesOf(actor)
    const only = roundtables.length === 1 && !actor.secretariat ? roundtables[0] : undefined
    if (only) throw redirect(paths.roundtable(only.id))
    const { name: programme } = await programmeOf(language)
    const me = { name: actor.name, organisation: null, groupId: null, role: null, secretariat: actor.secretariat }
    return { roundtables, programme, me, title: await titleOf(language, 'roundtable:list.title') }
  },
})

export default function Roundtables() {
  return <ListPage {...useLoaderData<typeof loader>()} />
}
