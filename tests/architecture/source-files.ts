import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const FOLDERS = ['app', 'server', 'prisma', 'scripts', 'tests']
const GENERATED = /^app\/platform\/prisma\/|\/node_modules\//

const all = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.posix.join(entry.parentPath, entry.name)),
).filter((file) => !GENERATED.test(file))

/** The product's own files whose path matches, in order. */
export function sourceFiles(pattern: RegExp): string[] {
  return all.filter((file) => pattern.test(file)).sort()
}

export function read(file: string) {
  return readFileSync(file, 'utf8')
}
