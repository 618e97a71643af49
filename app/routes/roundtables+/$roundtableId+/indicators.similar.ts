import { z } from 'zod'
import { defineLoader } from '#app/features/access/route.server.ts'
import { atIndicators } from '#app/features/indicators/indicators.queries.server.ts'
import { similarEntries, similarTo } from '#app/features/indicators/similar.server.ts'

const typed = z.string().max(2000).catch('').default('')

/** For the form of a proposal, while it is being written. */
export const loader = defineLoader({
  access: atIndicators('propose'),
  search: z.object({ name: typed, definition: typed }),
  async load({ place, search, language }) {
    const [similar, entries] = await Promise.all([similarTo(place, search), similarEntries(place, search, language)])
    return { similar, entries }
  },
})
