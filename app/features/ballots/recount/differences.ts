/** Where two values differ, as the path of keys, with what stands there in either; undefined where nothing does. */
export type Difference = { path: string; published: string | undefined; counted: string | undefined }

const MOST = 12

/** The first places where a count differs from what was published, in the order of what was published. */
export function differences(published: unknown, counted: unknown, path = ''): Difference[] {
  if (isParts(published) && isParts(counted) && Array.isArray(published) === Array.isArray(counted)) {
    const keys = [...new Set([...Object.keys(published), ...Object.keys(counted)])]
    return keys
      .flatMap((key) => differences(published[key], counted[key], path ? `${path}.${key}` : key))
      .slice(0, MOST)
  }
  if (Object.is(published, counted)) return []
  return [{ path, published: textOf(published), counted: textOf(counted) }]
}

const isParts = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const textOf = (value: unknown) => (value === undefined ? undefined : JSON.stringify(value))
