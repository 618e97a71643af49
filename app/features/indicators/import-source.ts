import { decodeText } from '#app/shared/csv.ts'
import { cleanText } from '#app/shared/text.ts'
import { MAX_IMPORT_BYTES } from './import-plan.ts'

/** Text to plan from, or text that is only right if the file was written in Windows-1252, which the reader has to say. */
export type ImportSource = { text: string } | { guessed: string } | { problem: string }

/** What was sent: a file's bytes, or pasted text, or nothing. */
export function readSource(bytes: Uint8Array | null, pasted: string): ImportSource {
  if (bytes && bytes.byteLength > 0) {
    if (bytes.byteLength > MAX_IMPORT_BYTES) return { problem: tooLarge() }
    const text = decodeText(bytes)
    if (text !== null) return { text: cleaned(text) }
    const guessed = decodeText(bytes, 'windows-1252')
    return guessed === null ? { problem: 'indicators.import.not-text' } : { guessed: cleaned(guessed) }
  }
  if (pasted.trim() === '') return { problem: 'indicators.import.nothing' }
  return new TextEncoder().encode(pasted).byteLength > MAX_IMPORT_BYTES
    ? { problem: tooLarge() }
    : { text: cleaned(pasted) }
}

export function tooLarge() {
  return `indicators.import.too-large?max=${MAX_IMPORT_BYTES / 1024 / 1024}`
}

/** A form field comes back with other line ends than it was sent with; cleaned once, the plan stays the same. */
function cleaned(text: string) {
  return cleanText(text)
}
