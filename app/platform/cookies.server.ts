import { createCookie } from '@remix-run/node'
import type { z } from 'zod'
import { env } from './env.server.ts'

type Options = { path?: string; maxAge: number }

/**
 * A cookie that remembers something for the reader. It goes to this site alone, over https where the site has it, and no script reads it.
 * A browser can be made to bring one that we never set: what does not fit the schema is as if it were not there.
 */
export function siteCookie<S extends z.ZodType>(name: string, schema: S, { path = '/', maxAge }: Options) {
  const secure = env.PUBLIC_URL.startsWith('https:')
  const cookie = createCookie(name, { path, maxAge, sameSite: 'lax', httpOnly: true, secure })
  return {
    async read(request: Request): Promise<z.infer<S> | null> {
      const value: unknown = await cookie.parse(request.headers.get('Cookie')).catch(() => null)
      return schema.safeParse(value).data ?? null
    },
    write: (value: z.infer<S>) => cookie.serialize(value),
    clear: () => cookie.serialize('', { maxAge: 0 }),
  }
}
