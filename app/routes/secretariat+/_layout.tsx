import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'

import { deskFrameOf } from '#app/features/programme/desk-frame.server.ts'
import { SecretariatFrame } from '#app/features/programme/secretariat-frame.tsx'
import { handled } from '#app/platform/http.server.ts'
import { requireSecretariat } from '#app/platform/session.server.ts'

export const handle = { namespaces: ['secretariat'] }

export const loader = handled(async ({ request }: LoaderFunctionArgs) => deskFrameOf(await requireSecretariat(request)))

export default function SecretariatLayout() {
  return (
    <SecretariatFrame frame={useLoaderData<typeof loader>()}>
      <Outlet />
    </SecretariatFrame>
  )
}
