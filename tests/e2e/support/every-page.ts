import { readdirSync, readFileSync } from 'node:fs'
import { demonstration, draftSection, openBallot } from './demonstration.ts'
import type { Who } from './fixtures.ts'
import type { ProductServer } from './server.ts'
import { tableAtWork } from './tables.ts'

/** Every address that answers with a page, and who looks at it. A page that is missing here fails pages.spec.ts. */
export const EVERY_PAGE: Record<string, Who> = {
  '/': 'visitor',
  '/*': 'visitor',
  '/accessibility': 'visitor',
  '/privacy': 'visitor',
  '/drafts/:number': 'visitor',
  '/drafts/:number/:sectionId': 'visitor',
  '/interest': 'visitor',
  '/interest/sent': 'visitor',
  '/sign-in': 'visitor',
  '/forgotten-password': 'visitor',
  '/reset-password/:token': 'visitor',
  '/invitations/:token': 'visitor',
  '/first-account/:token': 'visitor',
  '/screens/:token': 'visitor',
  '/profile': 'participant',
  '/profile/password': 'participant',
  '/profile/calendar': 'participant',
  '/roundtables': 'participant',
  '/roundtables/:roundtableId': 'participant',
  '/roundtables/:roundtableId/*': 'participant',
  '/roundtables/:roundtableId/bin': 'moderator',
  '/roundtables/:roundtableId/people': 'moderator',
  '/roundtables/:roundtableId/invitations': 'moderator',
  '/roundtables/:roundtableId/activity': 'observer',
  '/roundtables/:roundtableId/framework': 'moderator',
  '/roundtables/:roundtableId/sections/:sectionId': 'participant',
  '/roundtables/:roundtableId/sections/:sectionId/agreement': 'moderator',
  '/roundtables/:roundtableId/sections/:sectionId/ballot': 'moderator',
  '/roundtables/:roundtableId/sections/:sectionId/reopening': 'moderator',
  '/roundtables/:roundtableId/sections/:sectionId/removal': 'moderator',
  '/roundtables/:roundtableId/indicators': 'participant',
  '/roundtables/:roundtableId/indicators/new': 'participant',
  '/roundtables/:roundtableId/indicators/import': 'moderator',
  '/roundtables/:roundtableId/indicators/downloads': 'observer',
  '/roundtables/:roundtableId/indicators/:indicatorId': 'moderator',
  '/roundtables/:roundtableId/indicators/:indicatorId/ballot': 'moderator',
  '/roundtables/:roundtableId/indicators/:indicatorId/edit': 'moderator',
  '/roundtables/:roundtableId/indicators/:indicatorId/merger': 'moderator',
  '/roundtables/:roundtableId/indicators/:indicatorId/removal': 'moderator',
  '/roundtables/:roundtableId/indicators/:indicatorId/versions': 'participant',
  '/roundtables/:roundtableId/references': 'moderator',
  '/roundtables/:roundtableId/references/import': 'moderator',
  '/roundtables/:roundtableId/references/:frameworkId': 'participant',
  '/roundtables/:roundtableId/references/:frameworkId/edit': 'moderator',
  '/roundtables/:roundtableId/entries/:entryId': 'participant',
  '/roundtables/:roundtableId/coverage': 'participant',
  '/roundtables/:roundtableId/indicators/:indicatorId/mappings': 'moderator',
  '/roundtables/:roundtableId/mappings/import': 'moderator',
  '/roundtables/:roundtableId/ballots': 'participant',
  '/roundtables/:roundtableId/ballots/new': 'moderator',
  '/roundtables/:roundtableId/ballots/secrecy': 'observer',
  '/roundtables/:roundtableId/ballots/:ballotId': 'participant',
  '/roundtables/:roundtableId/ballots/:ballotId/vote': 'participant',
  '/roundtables/:roundtableId/ballots/:ballotId/conflict': 'participant',
  '/roundtables/:roundtableId/ballots/:ballotId/outcome': 'moderator',
  '/roundtables/:roundtableId/ballots/:ballotId/split': 'participant',
  '/roundtables/:roundtableId/ballots/:ballotId/recount': 'observer',
  '/roundtables/:roundtableId/ballots/:ballotId/protocol': 'observer',
  '/roundtables/:roundtableId/ballots/:ballotId/roll': 'observer',
  '/roundtables/:roundtableId/sessions/:sessionId/attendance': 'moderator',
  '/roundtables/:roundtableId/sessions/:sessionId/ballots': 'moderator',
  '/roundtables/:roundtableId/sessions/:sessionId/check-in': 'participant',
  '/roundtables/:roundtableId/sessions': 'participant',
  '/roundtables/:roundtableId/sessions/new': 'moderator',
  '/roundtables/:roundtableId/sessions/templates': 'moderator',
  '/roundtables/:roundtableId/sessions/:sessionId': 'participant',
  '/roundtables/:roundtableId/sessions/:sessionId/agenda': 'moderator',
  '/roundtables/:roundtableId/sessions/:sessionId/cockpit': 'moderator',
  '/roundtables/:roundtableId/sessions/:sessionId/room': 'participant',
  '/roundtables/:roundtableId/sessions/:sessionId/screens': 'moderator',
  '/roundtables/:roundtableId/sessions/:sessionId/settings': 'moderator',
  '/roundtables/:roundtableId/sessions/:sessionId/removal': 'moderator',
  '/roundtables/:roundtableId/sessions/:sessionId/minutes': 'moderator',
  '/roundtables/:roundtableId/sessions/:sessionId/tables/:tableId': 'participant',
  '/roundtables/:roundtableId/sessions/:sessionId/balance': 'observer',
  '/roundtables/:roundtableId/balance': 'participant',
  '/roundtables/:roundtableId/decisions': 'moderator',
  '/roundtables/:roundtableId/actions': 'moderator',
  '/roundtables/:roundtableId/decisions/:decisionId': 'moderator',
  '/roundtables/:roundtableId/actions/:actionId': 'moderator',
  '/secretariat': 'secretariat',
  '/secretariat/*': 'secretariat',
  '/secretariat/bin': 'secretariat',
  '/secretariat/interests': 'secretariat',
  '/secretariat/interests/:interestId': 'secretariat',
  '/secretariat/interests/:interestId/acceptance': 'secretariat',
  '/secretariat/interests/:interestId/decline': 'secretariat',
  '/secretariat/texts': 'secretariat',
  '/secretariat/documents': 'secretariat',
  '/secretariat/documents/new': 'secretariat',
  '/secretariat/documents/:documentId': 'secretariat',
  '/secretariat/groups': 'secretariat',
  '/secretariat/groups/new': 'secretariat',
  '/secretariat/groups/:groupId': 'secretariat',
  '/secretariat/organisations': 'secretariat',
  '/secretariat/organisations/new': 'secretariat',
  '/secretariat/organisations/:organisationId': 'secretariat',
  '/secretariat/people': 'secretariat',
  '/secretariat/roundtables': 'secretariat',
  '/secretariat/roundtables/new': 'secretariat',
  '/secretariat/roundtables/:roundtableId': 'secretariat',
}

type Route = {
  id: string
  parentId?: string
  path?: string
  index?: boolean
  hasAction: boolean
  hasLoader: boolean
  module: string
}

/** The addresses of the build's pages: a route without a component has an empty chunk in the browser's part of the build. */
export function pagesOfBuild(): string[] {
  return addressesOfBuild(({ id, module }) => !/(^root|_layout)$/.test(id) && hasPage(module))
}

/** The addresses that take forms and show nothing. */
export function actsOfBuild(): string[] {
  return addressesOfBuild(({ hasAction, hasLoader, module }) => hasAction && !hasLoader && !hasPage(module))
}

const hasPage = (module: string) => /\bdefault\b/.test(readFileSync(`build/client${module}`, 'utf8'))

function addressesOfBuild(wanted: (route: Route) => boolean): string[] {
  const assets = 'build/client/assets'
  const name = readdirSync(assets).find((file) => /^manifest-.*\.js$/.test(file)) ?? ''
  const text = readFileSync(`${assets}/${name}`, 'utf8')
  const { routes } = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as {
    routes: Record<string, Route>
  }
  const pathOf = (route: Route): string =>
    `${route.parentId ? pathOf(routes[route.parentId] as Route) : ''}${route.path ? `/${route.path}` : ''}`
  return Object.values(routes)
    .filter(wanted)
    .map((route) => pathOf(route) || '/')
    .sort()
}

export async function addressOf(server: ProductServer, pattern: string) {
  if (pattern === '/*') return '/an-address-without-a-page'
  const found = await demonstration(server)
  const { indicators } = found
  const table = pattern.includes(':tableId') ? await tableAtWork(server) : null
  const ids: Record<string, string | undefined> = {
    ':roundtableId': found.roundtableId,
    ':number': '2',
    ':sectionId': pattern.endsWith('/reopening')
      ? found.sections.find(({ status }) => status === 'agreed')?.id
      : draftSection(found).id,
    ':indicatorId': pattern.endsWith('/edit') ? indicators.find(({ ballot }) => !ballot)?.id : openBallot(found).id,
    ':frameworkId': found.reference?.id,
    ':entryId': found.reference?.entryId,
    ':ballotId': openBallot(found).ballotId,
    ':decisionId': found.noted?.decisionId,
    ':actionId': found.noted?.actionId,
    ':interestId': found.interestId,
    ':groupId': found.groupId,
    ':documentId': found.documentId,
    ':sessionId': table?.sessionId ?? found.sessionId,
    ':tableId': table?.tableId,
    ':organisationId': found.organisationId,
    ':token': 'a-link-that-was-used-before',
  }
  return pattern.replace(/:\w+/g, (name) => ids[name] ?? name)
}
