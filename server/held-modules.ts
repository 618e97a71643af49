type Module = { file: string | null; importers: Set<Module> }
type Graph = { getModulesByFile: (file: string) => Set<Module> | undefined }

/** Whether the process has loaded this file once and for all: it is the server's own, or something that the server imports. */
export function isHeldByProcess(file: string, root: string, graph: Graph): boolean {
  if (/[.]test[.]tsx?$/.test(file)) return false
  if (file === `${root}/prisma/schema.prisma`) return true
  const isServers = (name: string | null) => Boolean(name?.startsWith(`${root}/server/`))
  const seen = new Set<Module>()
  const waiting = [...(graph.getModulesByFile(file) ?? [])]
  for (let module = waiting.pop(); module; module = waiting.pop()) {
    if (isServers(module.file)) return true
    if (seen.has(module)) continue
    seen.add(module)
    waiting.push(...module.importers)
  }
  return isServers(file)
}
