import { consent } from './consent/method.server.ts'
import type { Method } from './method.server.ts'
import { METHOD_NAMES, type MethodName } from './method-names.ts'
import { rating } from './rating/method.server.ts'

const METHODS: Record<MethodName, Method> = { rating, consent }

/** A ballot's method, by the name that its row bears. */
export function methodOf({ method }: { method: string }): Method {
  const name = METHOD_NAMES.find((known) => known === method)
  if (!name) throw new Error(`No ballot method is called ${method}`)
  return METHODS[name]
}
