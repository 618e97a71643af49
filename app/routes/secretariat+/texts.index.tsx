import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { secretariat } from '#app/features/access/access.server.ts'
import { defineForm, defineLoader } from '#app/features/access/route.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { publicTextsSchema } from '#app/features/site/public-text.schema.ts'
import { changePublicTexts, textPartFor } from '#app/features/site/public-texts.server.ts'
import { TEXT_PARTS } from '#app/features/site/text-parts.ts'
import { TextsPage } from '#app/features/site/texts-page.tsx'
import { paths } from '#app/shared/paths.ts'
import { revalidateAfterRefusal, useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['secretariat'] }

const search = z.object({ part: z.enum(TEXT_PARTS).catch(TEXT_PARTS[0] ?? 'home') })

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: secretariat,
  search,
  async load({ actor, language, search: { part } }) {
    const [present, title] = await Promise.all([textPartFor(actor, part), titleOf(language, 'secretariat:texts.title')])
    return { present, parts: TEXT_PARTS, title }
  },
})

export const action = defineForm({
  access: secretariat,
  search,
  form: ({ search: { part } }) => publicTextsSchema(part),
  run: async ({ actor, search: { part }, input }) => changePublicTexts(actor, await textPartFor(actor, part), input),
  to: ({ search: { part } }) => `${paths.publicTexts()}?part=${part}`,
  done: 'secretariat:texts.saved',
})

export const shouldRevalidate = revalidateAfterRefusal

export default function Texts() {
  const { present, parts } = useLoaderData<typeof loader>()
  return (
    <TextsPage
      key={`${present.part} ${present.seen}`}
      present={present}
      parts={parts}
      lastResult={useFormAnswer<typeof action>()?.result}
    />
  )
}
