import { type Zippable, zipSync } from 'fflate'

export type ZipEntry = { name: string; data: string | Uint8Array }

/** A day that is none: the same parts give the same bytes. Where the clock of the format begins. */
const DAY = new Date(1980, 0, 1)

/** A ZIP archive of these files, deflated, in their order. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const files: Zippable = Object.fromEntries(entries.map(({ name, data }) => [name, Buffer.from(data)]))
  return Buffer.from(zipSync(files, { mtime: DAY }))
}
