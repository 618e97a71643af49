import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { anybody } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import { DecisionRing } from '#app/features/site/decision-ring.tsx'
import { HomeCall, HomeContact, HomeDocuments } from '#app/features/site/home-closing.tsx'
import { HomeHero } from '#app/features/site/home-hero.tsx'
import { HomeIssue } from '#app/features/site/home-issue.tsx'
import { HomeRoundtables } from '#app/features/site/home-roundtables.tsx'
import { HomeTable } from '#app/features/site/home-table.tsx'
import { publicHomeOf } from '#app/features/site/site.queries.server.ts'
import { zoneOf } from '#app/platform/calendar.server.ts'

export const handle = { namespaces: ['public'], scripts: false }

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.programme.name },
  { name: 'description', content: data?.texts['home.lead'] },
]

export const loader = defineLoader({
  access: anybody,
  load: ({ language, actor }) => publicHomeOf(language, zoneOf(actor)),
})

export default function Home() {
  const { programme, texts, table, roundtables, documents, drafts } = useLoaderData<typeof loader>()
  // The newest edition speaks for the programme.
  const draft = drafts.at(-1)
  return (
    <>
      <HomeHero texts={texts} table={table} draft={draft} />
      <HomeIssue texts={texts} draft={draft} />
      <HomeRoundtables texts={texts} roundtables={roundtables} drafts={drafts} ring={<DecisionRing table={table} />}>
        <HomeTable texts={texts} table={table} />
      </HomeRoundtables>
      <HomeDocuments texts={texts} programme={programme} documents={documents} />
      <HomeCall texts={texts} />
      <HomeContact texts={texts} programme={programme} />
    </>
  )
}
