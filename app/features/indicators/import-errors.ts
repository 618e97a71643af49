/** A key of the `errors` namespace under `indicators.import`, with its values as a query. */
export function importError(key: string, values: Record<string, string | number> = {}) {
  const query = new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)])).toString()
  return `indicators.import.${key}${query && `?${query}`}`
}
