import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { attempt } from '#app/features/identity/attempt.server.ts'
import { publicTextsSchema } from '#app/features/programme/public-text.schema.ts'
import { changePublicTexts, textPartFor } from '#app/features/programme/public-texts.server.ts'
import { TEXT_PARTS } from '#app/features/programme/text-parts.ts'
import { TextsPage } from '#app/features/programme/texts-page.tsx'
import { titleOf } from '#app/features/programme/title.server.ts'
import { handled, parseForm, redirectWithToast, searchOf } from '#app/platform/http.server.ts'
import { requireSecretariat } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'
import { freshAfterRefusal, useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['secretariat'] }

const search = z.object({ part: z.enum(TEXT_PARTS).catch(TEXT_PARTS[0] ?? 'home') })

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = handled(async ({ request }: LoaderFunctionArgs) => {
  const actor = await requireSecretariat(request)
  const { part } = searchOf(request, search)
  const [present, title] = await Promise.all([textPartFor(actor, part), titleOf(actor.language, 'secretariat:texts.title')])
  return { present, parts: TEXT_PARTS, title }
})

export const action = handled(async ({ request }: ActionFunctionArgs) => {
  const actor = await requireSecretariat(request)
  const { part } = searchOf(request, search)
  const submission = await parseForm(request, publicTextsSchema(part))
  const present = await textPartFor(actor, part)
  const outcome = await attempt(submission, (input) => changePublicTexts(actor, present, input))
  if ('refusal' in outcome) return outcome.refusal
  return redirectWithToast(`${paths.publicTexts()}?part=${part}`, { tone: 'done', message: 'secretariat:texts.saved' })
})

export const shouldRevalidate = freshAfterRefusal

export default function Texts() {
  const { present, parts } = useLoaderData<typeof loader>()
  return <TextsPage key={`${present.part} ${present.seen}`} present={present} parts={parts} lastResult={useFormAnswer<typeof action>()?.result} />
}
