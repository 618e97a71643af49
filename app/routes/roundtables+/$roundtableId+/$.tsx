import type { MetaFunction } from '@remix-run/node'
import { handled } from '#app/platform/http.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { errorTitleIn } from '#app/ui/error-title.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: errorTitleIn(matches) }]

/** Every address below that is none of the others: said inside the frame of the pages around it. */
export const loader = handled(async () => {
  throw new DomainError('not-found')
})

export default function NoPage() {
  return null
}
