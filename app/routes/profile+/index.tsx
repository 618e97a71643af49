import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signedIn } from '#app/features/access/access.server.ts'
import { defineForm, defineLoader } from '#app/features/access/route.server.ts'
import { profileSchema } from '#app/features/identity/identity.schema.ts'
import { profilePageOf } from '#app/features/identity/profile.queries.server.ts'
import { updateProfile } from '#app/features/identity/profile.server.ts'
import { ProfilePage } from '#app/features/identity/profile-page.tsx'
import { titleOf } from '#app/features/programme/title.server.ts'
import { paths } from '#app/shared/paths.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['secretariat', 'identity'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: signedIn,
  async load({ actor, language }) {
    const [page, title] = await Promise.all([profilePageOf(actor), titleOf(language, 'identity:profile.title')])
    return { page, title }
  },
})

export const action = defineForm({
  access: signedIn,
  form: profileSchema,
  run: ({ actor, input }) => updateProfile(actor, input),
  to: paths.profile(),
  done: 'identity:profile.saved',
})

export default function Profile() {
  const { page } = useLoaderData<typeof loader>()
  return <ProfilePage page={page} profileResult={useFormAnswer<typeof action>()?.result} />
}
