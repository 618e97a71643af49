import type { MetaFunction } from '@remix-run/node'
import { anybody } from '#app/features/access/access.server.ts'
import { defineLoader, notFound } from '#app/features/access/route.server.ts'
import { errorTitleIn } from '#app/ui/error-title.ts'

export const meta: MetaFunction = ({ matches }) => [{ title: errorTitleIn(matches) }]

/** Every address below that is none of the others: said inside the frame of the pages around it. */
export const loader = defineLoader({ access: anybody, load: notFound })

export default function NoPage() {
  return null
}
