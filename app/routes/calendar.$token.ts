import { defineLoader } from '#app/features/access/route.server.ts'
import { answerToCalendar, byFeedAddress } from '#app/features/session-calendar/feed.server.ts'

export const loader = defineLoader({
  access: byFeedAddress,
  load: ({ request, feed }) => answerToCalendar(request, feed),
})
