import { z } from 'zod'

import { paramsOf } from '#app/platform/http.server.ts'

export function personIdOf(params: unknown) {
  return paramsOf(params, z.object({ personId: z.uuid() })).personId
}
