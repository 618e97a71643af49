import type { MetaFunction } from '@remix-run/node'
import { anybody } from '#app/features/access/access.server.ts'
import { defineLoader, notFound } from '#app/features/access/route.server.ts'
import { ErrorMessage } from '#app/ui/error-page.tsx'
import { errorTitleIn } from '#app/ui/error-title.ts'

export const handle = { namespaces: ['public'] }

export const meta: MetaFunction = ({ matches }) => [{ title: errorTitleIn(matches) }]

/** Every address that is none of the others: said in the reader's language and theme, with the site around it. */
export const loader = defineLoader({ access: anybody, load: notFound })

export default function NoPage() {
  return null
}

export function ErrorBoundary() {
  return (
    <div className="public-wrap pub-page">
      <ErrorMessage status={404} />
    </div>
  )
}
