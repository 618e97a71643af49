import { z } from 'zod'

import { paramsOf } from '#app/platform/http.server.ts'

export function documentIdOf(params: unknown) {
  return paramsOf(params, z.object({ documentId: z.uuid() })).documentId
}
