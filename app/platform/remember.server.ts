const memory = globalThis as typeof globalThis & { __roundtable?: Map<string, unknown> }

/** One value per process under this name, kept when development reloads the module that made it. */
export function remember<T>(name: string, make: () => T): T {
  const values = (memory.__roundtable ??= new Map())
  if (!values.has(name)) values.set(name, make())
  return values.get(name) as T
}
