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
