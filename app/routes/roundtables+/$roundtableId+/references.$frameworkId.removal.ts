import { defineAct } from '#app/features/access/route.server.ts'
import { onReference } from '#app/features/references/references.queries.server.ts'
import { removeReference } from '#app/features/references/references.server.ts'
import { referencePaths } from '#app/shared/reference-paths.ts'

export const action = defineAct({
  access: onReference('import'),
  run: ({ subject }) => removeReference(subject),
  back: ({ roundtableId, frameworkId }) => referencePaths.referenceEdit(roundtableId, frameworkId),
  to: ({ roundtableId }) => referencePaths.references(roundtableId),
  done: 'references:edit.removed',
})
