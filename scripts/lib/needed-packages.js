import { readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'

/** The build carries Prisma's client: as packages it and what comes along weigh 294 MB, of which the product runs five. */
export const CARRIED = [/^@prisma\//, 'postgres-array']

/** What a bundle imports by name and does not find once the packages that build it are gone. */
export function missingPackages(imports, dependencies) {
  const names = imports
    .filter((name) => !/^[./]/.test(name) && !isBuiltin(name))
    .map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    )
  return [...new Set(names)].filter((name) => !dependencies.includes(name)).sort()
}

/** Refuses a build that needs more than the packages it is installed with. */
export const onlyProductionPackages = {
  name: 'only-production-packages',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk')
    const imports = chunks
      .flatMap((chunk) => [...chunk.imports, ...chunk.dynamicImports])
      .filter((name) => !(name in bundle))
    const missing = missingPackages(imports, Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).dependencies))
    if (missing.length)
      this.error(`The product imports ${missing.join(', ')}, which "dependencies" of package.json does not name.`)
  },
}
