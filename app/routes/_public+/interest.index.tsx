import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { anybody } from '#app/features/access/access.server.ts'
import { defineForm, defineLoader } from '#app/features/access/route.server.ts'
import { honeypotName } from '#app/features/partners/form-stamp.server.ts'
import { interestSchema } from '#app/features/partners/interest.schema.ts'
import { InterestForm } from '#app/features/partners/interest-form.tsx'
import { interestPageOf } from '#app/features/partners/interest-page.server.ts'
import { InterestSide } from '#app/features/partners/interest-side.tsx'
import { registerInterest } from '#app/features/partners/registration.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { clientAddress } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'
import { Breadcrumbs } from '#app/ui/page.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['public'], scripts: false }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: anybody,
  search: z.object({ group: z.string().nullish().default(null) }),
  async load({ language, search: { group } }) {
    const [page, title] = await Promise.all([
      interestPageOf(language, group),
      titleOf(language, 'public:interest.crumb'),
    ])
    return { page, title }
  },
})

export const action = defineForm({
  access: anybody,
  form: interestSchema,
  refused: { fields: { 'interest.group-missing': 'groupId' } },
  run({ request, language, payload: { stamp, ...fields }, input }) {
    // A script learns nothing from the answer, and a person whose browser filled in everything loses nothing.
    return registerInterest(
      { stamp, language, address: clientAddress(request), suspected: Boolean(fields[honeypotName(stamp)]) },
      input,
    )
  },
  to: paths.interestSent(),
})

export default function Interest() {
  const { t } = useTranslation('public')
  const { page } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return (
    <div className="public-wrap pub-page">
      <Breadcrumbs crumbs={[{ label: t('nav.offer'), to: paths.home() }, { label: t('interest.crumb') }]} />
      <div className="pub-form-grid">
        <InterestForm page={page} lastResult={answer?.result} />
        <InterestSide page={page} />
      </div>
    </div>
  )
}
