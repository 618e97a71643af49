import { atRoundtable } from '#app/features/access/access.server.ts'
import { defineBinaryFile } from '#app/features/access/route.server.ts'
import { sssomOf } from '#app/features/crosswalk/sssom-export.server.ts'

export const loader = defineBinaryFile({
  access: atRoundtable(),
  async make({ request, place, language }) {
    const text = await sssomOf(place, new URL(request.url).origin, language)
    return {
      name: `mappings-${place.roundtable.number}.sssom.tsv`,
      type: 'text/tab-separated-values; charset=utf-8',
      bytes: Buffer.from(text),
    }
  },
})
