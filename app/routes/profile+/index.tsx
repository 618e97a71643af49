import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { attempt } from '#app/features/identity/attempt.server.ts'
import { profileSchema } from '#app/features/identity/identity.schema.ts'
import { profilePageOf } from '#app/features/identity/profile.queries.server.ts'
import { ProfilePage } from '#app/features/identity/profile-page.tsx'
import { updateProfile } from '#app/features/identity/profile.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { handled, parseForm, redirectWithToast } from '#app/platform/http.server.ts'
import { requireActor } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['secretariat', 'identity'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = handled(async ({ request }: LoaderFunctionArgs) => {
  const actor = await requireActor(request)
  const [page, title] = await Promise.all([profilePageOf(actor), titleOf(actor.language, 'identity:profile.title')])
  return { page, title }
})

export const action = handled(async ({ request }: ActionFunctionArgs) => {
  const actor = await requireActor(request)
  const submission = await parseForm(request, profileSchema)
  const outcome = await attempt(submission, (input) => updateProfile(actor, input))
  if ('refusal' in outcome) return outcome.refusal
  return redirectWithToast(paths.profile(), { tone: 'done', message: 'identity:profile.saved' })
})

export default function Profile() {
  const { page } = useLoaderData<typeof loader>()
  return <ProfilePage page={page} profileResult={useFormAnswer<typeof action>()?.result} />
}
