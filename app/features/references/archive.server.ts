import { fromBuffer, type ZipFile } from 'yauzl'
import { decodeText } from '#app/shared/csv.ts'
import { isMetadataFile, type NamedText } from './open-sdg.ts'
import type { SourceProblem } from './source-table.ts'

const MOST_FILES = 5000
const MOST_BYTES_OF_FILE = 512 * 1024
const MOST_BYTES = 20 * 1024 * 1024

export function isArchive(bytes: Uint8Array) {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)
}

/**
 * The metadata files of an archive as texts. Nothing is written anywhere; what says that it is larger than the limits, or turns
 * out to be, is not unpacked, and a name that leads out of the archive refuses it.
 */
export async function textsOfArchive(bytes: Uint8Array): Promise<NamedText[] | SourceProblem> {
  try {
    const archive = await opened(Buffer.from(bytes))
    if (archive.entryCount > MOST_FILES) return { problem: `references.zip-files?max=${MOST_FILES}` }
    return await readAll(archive)
  } catch (error) {
    if (error instanceof TooLarge) return { problem: `references.zip-large?max=${MOST_BYTES / 1024 / 1024}` }
    const said = error instanceof Error ? error.message : ''
    return {
      problem: /relative path|absolute path|invalid characters/i.test(said)
        ? 'references.zip-path'
        : 'references.zip-broken',
    }
  }
}

class TooLarge extends Error {}

/** Windows writes backslashes between folders. They count as what they stand for, before a name is judged. */
function opened(buffer: Buffer) {
  return new Promise<ZipFile>((resolve, reject) =>
    fromBuffer(buffer, { lazyEntries: true, strictFileNames: false }, (error, archive) =>
      error ? reject(error) : resolve(archive),
    ),
  )
}

function readAll(archive: ZipFile) {
  return new Promise<NamedText[]>((resolve, reject) => {
    const texts: NamedText[] = []
    let total = 0
    archive.on('error', reject)
    archive.on('end', () => resolve(texts))
    archive.on('entry', (entry) => {
      if (!isMetadataFile(entry.fileName)) return archive.readEntry()
      total += entry.uncompressedSize
      if (entry.uncompressedSize > MOST_BYTES_OF_FILE || total > MOST_BYTES) return reject(new TooLarge())
      archive.openReadStream(entry, (error, stream) => {
        if (error) return reject(error)
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => void chunks.push(chunk))
        stream.on('error', reject)
        stream.on('end', () => {
          const content = Buffer.concat(chunks)
          const text = decodeText(content) ?? decodeText(content, 'windows-1252')
          if (text !== null) texts.push({ name: entry.fileName, text })
          archive.readEntry()
        })
      })
    })
    archive.readEntry()
  })
}
