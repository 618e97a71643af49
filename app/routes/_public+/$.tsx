import type { MetaFunction } from '@remix-run/node'

import { handled } from '#app/platform/http.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { ErrorMessage } from '#app/ui/error-page.tsx'
import { errorTitleIn } from '#app/ui/error-title.ts'

export const handle = { namespaces: ['public'] }

export const meta: MetaFunction = ({ matches }) => [{ title: errorTitleIn(matches) }]

/** Every address that is none of the others: said in the reader's language and theme, with the site around it. */
export const loader = handled(async () => {
  throw new DomainError('not-found')
})

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
