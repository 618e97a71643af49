import { data, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signedIn } from '#app/features/access/access.server.ts'
import { defineAction, defineLoader } from '#app/features/access/route.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { feedMadeAt, makeFeed, revokeFeed } from '#app/features/session-calendar/feed.server.ts'
import { FeedPage } from '#app/features/session-calendar/feed-page.tsx'
import { feedSchema } from '#app/features/session-calendar/session-calendar.schema.ts'
import { redirectWithToast } from '#app/platform/http.server.ts'
import { absoluteUrl } from '#app/platform/mail.server.ts'
import { paths } from '#app/shared/paths.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['secretariat', 'identity', 'session-calendar'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: signedIn,
  async load({ actor, language }) {
    const [madeAt, title] = await Promise.all([feedMadeAt(actor), titleOf(language, 'session-calendar:feed.title')])
    return { madeAt, title }
  },
})

/** The new address is in this one answer and nowhere else. */
export const action = defineAction({
  access: signedIn,
  form: feedSchema,
  hasPage: true,
  async respond({ actor, submission }) {
    if (submission.status !== 'success') return data({ address: null }, { status: 400 })
    if (submission.value.act === 'make') {
      return data({ address: absoluteUrl(paths.calendarFeed(await makeFeed(actor))) })
    }
    await revokeFeed(actor)
    return redirectWithToast(paths.profileCalendar(), { tone: 'done', message: 'session-calendar:feed.revoked' })
  },
})

export default function ProfileCalendar() {
  const { madeAt } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return <FeedPage madeAt={madeAt} address={answer && 'address' in answer ? answer.address : null} />
}
