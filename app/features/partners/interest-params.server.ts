import { z } from 'zod'

import { paramsOf } from '#app/platform/http.server.ts'

export function interestIdOf(params: unknown) {
  return paramsOf(params, z.object({ interestId: z.uuid() })).interestId
}
