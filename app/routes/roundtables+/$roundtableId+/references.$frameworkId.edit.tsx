import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineForm, defineLoader } from '#app/features/access/route.server.ts'
import { ReferenceEditPage } from '#app/features/references/edit-page.tsx'
import { frameworkSchema } from '#app/features/references/reference.schema.ts'
import { onReference } from '#app/features/references/references.queries.server.ts'
import { changeReference } from '#app/features/references/references.server.ts'
import { referencePaths } from '#app/shared/reference-paths.ts'
import { revalidateAfterRefusal, useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['references', 'errors'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onReference('import'),
  load({ roundtableId, subject, t }) {
    const { id, short, name, publisher, version, licence, url, language, textShown, note } = subject.framework
    return {
      roundtableId,
      title: `${short} – ${t('references:edit.title')}`,
      framework: { id, short, name },
      values: { short, name, publisher, version, licence, url, language, textShown: textShown ? 'yes' : 'no', note },
    }
  },
})

export const action = defineForm({
  access: onReference('import'),
  form: frameworkSchema,
  run: ({ subject, input }) => changeReference(subject, input),
  to: ({ roundtableId, frameworkId }) => referencePaths.reference(roundtableId, frameworkId),
  done: 'references:edit.done',
})

export const shouldRevalidate = revalidateAfterRefusal

export default function EditReference() {
  return <ReferenceEditPage {...useLoaderData<typeof loader>()} lastResult={useFormAnswer<typeof action>()?.result} />
}
