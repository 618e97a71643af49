import { z } from 'zod'

import { paramsOf } from '#app/platform/http.server.ts'

export function groupIdOf(params: unknown) {
  return paramsOf(params, z.object({ groupId: z.uuid() })).groupId
}
