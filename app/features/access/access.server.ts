import { z } from 'zod'
import { paramsOf } from '#app/platform/http.server.ts'
import { languageOf, translator } from '#app/platform/i18n.server.ts'
import { getActor, requireActor, requireSecretariat } from '#app/platform/session.server.ts'
import type { Actor, Language } from '#app/shared/roles.ts'
import type { RoundtablePurpose } from './access.policy.ts'
import { type Place, roundtableFor } from './standing.server.ts'

const DOORS = { anybody: getActor, 'signed-in': requireActor, secretariat: requireSecretariat }

export type Visitor = { request: Request; actor: Actor | null; language: Language; t: ReturnType<typeof translator> }
export type SignedIn = Visitor & { actor: Actor }
export type AtRoundtable = SignedIn & Place & { place: Place; roundtableId: string }

export type Shape = Record<string, z.ZodType>
export type Parsed<S extends Shape> = { [Name in keyof S]: z.infer<S[Name]> }

/** Who may come to a route, the parameters of its address, and what is looked up for its handler: all of it once a request. */
export type Access<C> = {
  door: keyof typeof DOORS
  params: Shape
  /** Adds to the visitor and the checked parameters what the handler works on, or refuses. */
  lookUp: (visitor: Visitor & Record<string, unknown>) => Promise<C>
}

export const anybody: Access<Visitor> = { door: 'anybody', params: {}, lookUp: async (visitor) => visitor }
export const signedIn: Access<SignedIn> = { ...(anybody as Access<SignedIn>), door: 'signed-in' }
export const secretariat: Access<SignedIn> = { ...signedIn, door: 'secretariat' }

export const id = z.uuid()

/** Whoever may do this at the roundtable of the address. */
export function atRoundtable(purpose: RoundtablePurpose = 'view'): Access<AtRoundtable> {
  return extend(signedIn, { roundtableId: id }, async ({ actor, roundtableId }) => {
    const place = await roundtableFor(actor, roundtableId, purpose)
    return { ...place, place }
  })
}

/** The same with more parameters, and with what `find` makes of them, or refuses: a feature's own record for a purpose, say. */
export function extend<C extends Visitor, S extends Shape, M extends object | void = void>(
  access: Access<C>,
  params: S,
  find?: (context: C & Parsed<S>) => Promise<M>,
): Access<C & Parsed<S> & (M extends void ? unknown : M)> {
  return {
    door: access.door,
    params: { ...access.params, ...params },
    async lookUp(visitor) {
      const context = (await access.lookUp(visitor)) as C & Parsed<S>
      return { ...context, ...(await find?.(context)) } as C & Parsed<S> & (M extends void ? unknown : M)
    },
  }
}

/** What a handler is given: the reader is asked for first, then the address is checked, then the records are looked up. */
export function resolveAccess<C>({ door, params, lookUp }: Access<C>) {
  const schema = z.object(params)
  return async ({ request, params: given }: { request: Request; params: unknown }): Promise<C> => {
    const actor = await DOORS[door](request)
    const ids = paramsOf(given, schema)
    const language = await languageOf(request, actor)
    return lookUp({ ...ids, request, actor, language, t: translator(language) })
  }
}
