import { decodeText, toCsv } from '#app/shared/csv.ts'
import { cleanText, cutText } from '#app/shared/text.ts'
import { isArchive, textsOfArchive } from './archive.server.ts'
import { type NamedText, openSdgTable } from './open-sdg.ts'
import { csvTable, MAX_REFERENCE_BYTES, type SourceProblem, type SourceTable } from './source-table.ts'
import { looksLikeTurtle, turtleTable } from './turtle.server.ts'

export type Format = 'csv' | 'turtle'
type Sent = { files: { name: string; bytes: Uint8Array }[]; text: string; format: string }
type Source = { text: string; format: Format } | { guessed: string; preview: string } | SourceProblem

export function tooLarge() {
  return `indicators.import.too-large?max=${MAX_REFERENCE_BYTES / 1024 / 1024}`
}

/**
 * One text from what was sent: a table, Turtle, an archive, or the files of a folder, which become a table. `guessed` is a text that
 * is only right if it was written in Windows-1252, which the reader has to say.
 */
export async function readSource({ files, text, format }: Sent): Promise<Source> {
  const sent = files.filter(({ bytes }) => bytes.byteLength > 0)
  if (sent.reduce((sum, { bytes }) => sum + bytes.byteLength, 0) > MAX_REFERENCE_BYTES) return { problem: tooLarge() }
  const [first, ...others] = sent
  if (!first) {
    if (text.trim() === '') return { problem: 'indicators.import.nothing' }
    if (Buffer.byteLength(text) > MAX_REFERENCE_BYTES) return { problem: tooLarge() }
    return named(cleanText(text), format)
  }
  if (isArchive(first.bytes)) {
    const texts = await textsOfArchive(first.bytes)
    return 'problem' in texts ? texts : folder(texts)
  }
  if (others.length) return folder(sent.flatMap(({ name, bytes }) => textOf(name, bytes)))
  const decoded = decodeText(first.bytes)
  if (decoded !== null) return named(cleanText(decoded), /\.ttl$/i.test(first.name) ? 'turtle' : '')
  const guessed = decodeText(first.bytes, 'windows-1252')
  if (guessed === null) return { problem: 'references.not-text' }
  const cleaned = cleanText(guessed)
  return { guessed: cleaned, preview: cutText(cleaned.split('\n').slice(0, 4).join('\n'), 600) }
}

export function tableFrom(text: string, format: Format, language: string): SourceTable | SourceProblem {
  return format === 'turtle' ? turtleTable(text, language) : csvTable(text)
}

function named(text: string, format: string): Source {
  return { text, format: format === 'turtle' || (format !== 'csv' && looksLikeTurtle(text)) ? 'turtle' : 'csv' }
}

function textOf(name: string, bytes: Uint8Array): NamedText[] {
  const text = decodeText(bytes) ?? decodeText(bytes, 'windows-1252')
  return text === null ? [] : [{ name, text }]
}

/** The files of a folder as the table that the following steps carry along. */
function folder(texts: NamedText[]): Source {
  const table = openSdgTable(texts)
  if ('problem' in table) return table
  return {
    text: cleanText(
      toCsv(
        table.header,
        table.rows.map(({ cells }) => cells),
      ),
    ),
    format: 'csv',
  }
}
