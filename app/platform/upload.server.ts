import { DomainError } from '#app/shared/error-codes.ts'
import { formDataOf } from './http.server.ts'

/** Read and thrown away beyond the limit, so that the browser gets an answer instead of a broken connection. */
const DRAINED_BYTES = 64 * 1024 * 1024

/** A form with a file, never more than `maxBytes` of it in memory; throws too-large beyond. */
export async function uploadOf(request: Request, maxBytes: number): Promise<FormData> {
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  while (reader) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size <= maxBytes) chunks.push(value)
    if (size > DRAINED_BYTES) {
      void reader.cancel().catch(() => {})
      break
    }
  }
  if (size > maxBytes) throw new DomainError('too-large')
  const headers = { 'Content-Type': request.headers.get('Content-Type') ?? '' }
  return formDataOf(new Request(request.url, { method: 'POST', headers, body: Buffer.concat(chunks) }))
}

/** What stands beside a file in a form, and the marks of a step of an import. */
const MORE_BYTES = 512 * 1024

/** A form with one file or a text in its place, and the fingerprint of what was shown of it; null where it is larger than a form may be. */
export async function fileFormOf(request: Request, maxBytes: number) {
  try {
    const form = await uploadOf(request, maxBytes + MORE_BYTES)
    const file = form.get('file')
    const textOf = (name: string) => {
      const value = form.get(name)
      return typeof value === 'string' ? value : ''
    }
    const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : null
    return { form, bytes, text: textOf('text'), fingerprint: textOf('fingerprint') }
  } catch (error) {
    if (error instanceof DomainError && error.code === 'too-large') return null
    throw error
  }
}
