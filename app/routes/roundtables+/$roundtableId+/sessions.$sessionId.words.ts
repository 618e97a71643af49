import { z } from 'zod'
import { defineLoader } from '#app/features/access/route.server.ts'
import { itemWords } from '#app/features/room-view/item-words.server.ts'
import { onSession } from '#app/features/sessions/session-access.server.ts'

/** What the room reads: the words of the sections that an item is about, fetched when the room comes to it. */
export const loader = defineLoader({
  access: onSession('view'),
  search: z.object({ item: z.uuid().nullable().catch(null) }),
  load: ({ subject, search }) => itemWords(subject, search.item),
})

/** No act changes what was read: the next item brings its own. */
export const shouldRevalidate = () => false
