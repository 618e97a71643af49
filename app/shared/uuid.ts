const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** PostgreSQL refuses anything else in a uuid column with an error of its own; edges ask first. */
export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value)
}
