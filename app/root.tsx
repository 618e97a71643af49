import { data, type LinksFunction, type MetaFunction } from '@remix-run/node'
import { Links, Meta, Outlet, Scripts, useMatches, useRouteLoaderData } from '@remix-run/react'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { loadsAsTold } from '#app/features/live/use-fresh-page.ts'
import { anybody } from './features/access/access.server.ts'
import { defineLoader } from './features/access/route.server.ts'
import { groupsOf } from './features/groups/groups.queries.server.ts'
import { programmeOf } from './features/programme/programme.queries.server.ts'
import { zoneOf } from './platform/calendar.server.ts'
import { takeToast } from './platform/http.server.ts'
import { themeOf } from './platform/theme.server.ts'
import { isOfScreen } from './shared/session-paths.ts'
import stylesheet from './styles/app.css?url'
import { FormatProvider } from './ui/format.tsx'
import { GroupsProvider } from './ui/group.tsx'
import { endHydration } from './ui/lazy-translations.tsx'
import { useNonce } from './ui/nonce.tsx'
import { PageOwnerProvider } from './ui/page-owner.tsx'
import { RouteErrorPage } from './ui/route-error.tsx'
import { ScrollPlaces } from './ui/scroll-places.tsx'
import { Toasts } from './ui/toasts.tsx'
import { useFreshReturn } from './ui/use-fresh-return.ts'
import { useHydrated } from './ui/use-hydrated.ts'
import { useKeptFocus } from './ui/use-kept-focus.ts'
import { useNavigationFocus } from './ui/use-navigation-focus.ts'

export const links: LinksFunction = () => [
  {
    rel: 'preload',
    href: '/fonts/hanken-grotesk-latin-wght-normal.woff2',
    as: 'font',
    type: 'font/woff2',
    crossOrigin: 'anonymous',
  },
  {
    rel: 'preload',
    href: '/fonts/source-serif-4-latin-opsz-normal.woff2',
    as: 'font',
    type: 'font/woff2',
    crossOrigin: 'anonymous',
  },
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

export const meta: MetaFunction<typeof loader> = ({ data: page, error }) => [
  { title: (error ? page?.errorTitle : page?.programme.name) ?? 'Roundtable' },
]

export const loader = defineLoader({
  access: anybody,
  async load({ request, actor, language, t }) {
    // A screen hangs in a room: whoever is signed in at its computer is nobody there, and what they are told waits for a page of theirs.
    const reader = isOfScreen(new URL(request.url).pathname) ? null : actor
    const [programme, groups, theme, { toast, header }] = await Promise.all([
      programmeOf(language),
      groupsOf(language),
      themeOf(request),
      reader === actor ? takeToast(request) : { toast: null, header: null },
    ])
    const me = reader && { personId: reader.personId, name: reader.name, secretariat: reader.secretariat }
    return data(
      {
        errorTitle: t('ui:error.document-title', { programme: programme.name }),
        now: new Date().toISOString(),
        language,
        timeZone: zoneOf(reader),
        theme,
        toast,
        programme,
        groups,
        me,
      },
      header ? { headers: { 'Set-Cookie': header } } : undefined,
    )
  },
})

/** Nothing here is live: what pages are told of is in their own data. */
export const shouldRevalidate = loadsAsTold()

type RouteHandle = { namespaces?: string[]; scripts?: false } | undefined
type RootData = NonNullable<ReturnType<typeof useRouteLoaderData<typeof loader>>>

export function Layout({ children }: { children: ReactNode }) {
  const page = useRouteLoaderData<typeof loader>('root')
  const { i18n } = useTranslation()
  const nonce = useNonce()
  const language = page?.language ?? i18n.language
  useEffect(endHydration, [])
  return (
    <html lang={language} data-theme={page?.theme === 'system' ? undefined : page?.theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta property="csp-nonce" nonce={nonce} />
        <Meta />
        <Links />
      </head>
      <body>
        {page ? <Providers page={page}>{children}</Providers> : children}
        <PageScripts />
      </body>
    </html>
  )
}

/** A page whose route says `scripts: false` is whole without them, and is sent without the application: its forms and links are the browser's own. */
function PageScripts() {
  const nonce = useNonce()
  const hydrated = useHydrated()
  const plain = useMatches().some(({ handle }) => (handle as RouteHandle)?.scripts === false)
  if (plain && !hydrated) return <script nonce={nonce} src="/plain-page.js" type="module" />
  return (
    <>
      <ScrollPlaces nonce={nonce} />
      <Scripts nonce={nonce} />
    </>
  )
}

function Providers({ page, children }: { page: RootData; children: ReactNode }) {
  const { i18n } = useTranslation()
  useEffect(() => {
    if (i18n.language !== page.language) void i18n.changeLanguage(page.language)
  }, [i18n, page.language])
  return (
    <FormatProvider language={page.language} timeZone={page.timeZone} now={page.now}>
      <GroupsProvider groups={page.groups}>
        <PageOwnerProvider personId={page.me?.personId ?? null}>
          {children}
          <Toasts arrived={page.toast} />
        </PageOwnerProvider>
      </GroupsProvider>
    </FormatProvider>
  )
}

export default function App() {
  useNavigationFocus()
  useKeptFocus()
  useFreshReturn()
  return <Outlet />
}

export function ErrorBoundary() {
  return <RouteErrorPage name={useRouteLoaderData<typeof loader>('root')?.programme.name} />
}
