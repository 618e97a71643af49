import { z } from 'zod'
import { paramsOf } from '#app/platform/http.server.ts'

/** The route's ids, each checked; a malformed one is a page that does not exist. */
export function idsOf<Name extends string>(params: unknown, ...names: Name[]): Record<Name, string> {
  return paramsOf(params, z.object(Object.fromEntries(names.map((name) => [name, z.uuid()])))) as Record<Name, string>
}
