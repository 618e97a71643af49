import { errorWithValues } from '#app/platform/http.server.ts'
import { signedInInstead } from '#app/platform/page-owner.server.ts'
import { uploadOf } from '#app/platform/upload.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { isUuid } from '#app/shared/uuid.ts'
import { isColumnField, type Matching } from './columns.ts'
import type { FormValues, ReferenceStep, Sent } from './import.server.ts'
import { tooLarge } from './source.server.ts'
import { MAX_REFERENCE_BYTES } from './source-table.ts'

/** A file may be a little over the limit with everything a form adds, so that the page can say what is wrong with it. */
const FORM_BYTES = MAX_REFERENCE_BYTES + 1024 * 1024
const VALUES = ['into', 'short', 'name', 'publisher', 'version', 'licence', 'url', 'language', 'textShown', 'note']

type Problem = { problem: string; values: FormValues; text: string }

/** What a step of an import was sent: a form with files. Too much of it is a problem, and so is a page made for somebody else. */
export async function readSent(request: Request, actor: Actor): Promise<Sent | Problem> {
  let form: FormData
  try {
    form = await uploadOf(request, FORM_BYTES)
  } catch (error) {
    if (error instanceof DomainError && error.code === 'too-large') return { problem: tooLarge(), values: {}, text: '' }
    throw error
  }
  const textOf = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const values = Object.fromEntries(VALUES.map((name) => [name, textOf(name)]).filter(([, value]) => value))
  const text = textOf('text')
  const other = signedInInstead(actor, form)
  if (other) return { problem: errorWithValues(other), values, text }
  const files = form.getAll('file').filter((file) => file instanceof File)
  return {
    files: await Promise.all(
      files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    ),
    values: { ...values, ...(values.into && !isUuid(values.into) && { into: '' }) },
    text,
    format: textOf('format'),
    matching: matchingOf(form),
    fingerprint: textOf('fingerprint'),
  }
}

export function problemStep({ problem, values, text }: Problem): ReferenceStep {
  return { step: 'problem', problem, field: 'file', values, text }
}

function matchingOf(form: FormData): Matching | null {
  const matching: Matching = []
  for (let index = 0; form.has(`column-${index}`); index++) {
    const value = form.get(`column-${index}`)
    matching.push(typeof value === 'string' && isColumnField(value) ? value : '')
  }
  return matching.length ? matching : null
}
