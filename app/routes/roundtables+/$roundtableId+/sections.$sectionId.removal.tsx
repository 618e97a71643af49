import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineAct, defineLoader } from '#app/features/access/route.server.ts'
import { withSection } from '#app/features/bin/removal.queries.server.ts'
import { RemovalPage } from '#app/features/bin/removal-page.tsx'
import { removalSchema } from '#app/features/frameworks/framework.schema.ts'
import { removeSection } from '#app/features/sections/removal.server.ts'
import { onSection } from '#app/features/sections/sections.queries.server.ts'
import { paths } from '#app/shared/paths.ts'

export const handle = { namespaces: ['bin'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({ access: onSection('arrange'), load: ({ subject }) => withSection(subject) })

export const action = defineAct({
  access: onSection('arrange'),
  form: removalSchema,
  hasPage: true,
  run: ({ actor, subject, input }) => removeSection(actor, subject, { confirmed: input.confirmed === 'yes' }),
  back: ({ roundtableId }) => paths.framework(roundtableId),
  done: 'framework:done.section-removed',
  says: ({ roundtableId, sectionId }) => ({
    undo: { action: paths.binRestoration(roundtableId), fields: { kind: 'section', id: sectionId } },
  }),
})

export default function SectionRemoval() {
  return <RemovalPage kind="section" {...useLoaderData<typeof loader>()} />
}
