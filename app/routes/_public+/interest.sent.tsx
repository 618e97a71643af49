import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { anybody } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { publicTextsOf } from '#app/features/site/site.queries.server.ts'
import { paths } from '#app/shared/paths.ts'
import { LinkButton } from '#app/ui/button.tsx'

export const handle = { namespaces: ['public'], scripts: false }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: anybody,
  async load({ language }) {
    const [texts, title] = await Promise.all([publicTextsOf(language), titleOf(language, 'public:interest.sent-title')])
    return { next: [texts['partner.next.1'], texts['partner.next.2'], texts['partner.next.3']], title }
  },
})

export default function InterestSent() {
  const { t } = useTranslation('public')
  const { next } = useLoaderData<typeof loader>()
  return (
    <div className="public-wrap pub-page">
      <h1>{t('interest.sent-title')}</h1>
      <p className="pub-lead">{t('interest.sent-lead')}</p>
      <h2 className="mt-10 text-xl">{t('interest.next')}</h2>
      <ol className="pub-steps max-w-form">
        {next.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <LinkButton className="mt-6" to={paths.home()}>
        {t('interest.back')}
      </LinkButton>
    </div>
  )
}
