import { isRouteErrorResponse } from '@remix-run/react'

/** The status an error page speaks of: the answer's own, 0 when no answer came because the browser is offline, else 500. */
export function errorStatus(error: unknown, online = typeof navigator === 'undefined' || navigator.onLine): number {
  if (isRouteErrorResponse(error)) return error.status
  return online ? 500 : 0
}
