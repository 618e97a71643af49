import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import { ErrorMessage, ErrorPage } from './error-page.tsx'
import { errorStatus } from './error-status.ts'

/** What a refusal is given besides its status. */
type Refusal = { messageKey?: string; values?: Record<string, string | number> }

/** The page that could not be shown, alone on the screen. */
export function RouteErrorPage({ name }: { name?: string }) {
  return <ErrorPage name={name} {...useRefusal()} />
}

/** The same inside the frame of the pages around it. */
export function RouteErrorMessage() {
  return (
    <div className="page">
      <ErrorMessage {...useRefusal()} />
    </div>
  )
}

function useRefusal() {
  const error = useRouteError()
  const refusal = isRouteErrorResponse(error) ? (error.data as Refusal | null) : null
  return { status: errorStatus(error), messageKey: refusal?.messageKey, values: refusal?.values }
}
