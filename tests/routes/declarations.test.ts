import { describe, expect, it } from 'vitest'
import * as root from '#app/root.tsx'

type Handler = { door?: string }
type Module = { loader?: Handler; action?: Handler }

const modules = {
  '/app/root.tsx': async () => root as Module,
  ...import.meta.glob<Module>('/app/routes/**/*.{ts,tsx}'),
}
const loaded = await Promise.all(
  Object.entries(modules).map(async ([file, load]) => ({
    file: file.replace(/^\/app\/(routes\/)?/, ''),
    module: await load(),
  })),
)
const handlers = loaded.flatMap(({ file, module }) =>
  (['loader', 'action'] as const).flatMap((kind) =>
    module[kind] ? [{ door: `${file} ${kind}`, declared: module[kind].door }] : [],
  ),
)

const NOBODY_KNOWN_YET = 'whoever comes here is not signed in yet'
const BY_LINK = 'the mailed link says who may'
const SITE = 'the site that everybody reads'
const OWN_BROWSER = 'a choice of one’s own browser'
const NO_PAGE = 'there is no page, whoever asks'

/** Every loader and action that asks nobody to sign in, and why. */
const A_SCREEN = 'a projector, which the secret address lets in'
const PUBLIC: Record<string, string> = {
  'root.tsx loader': 'the shell of every page, with or without a reader',
  '_public+/_layout.tsx loader': SITE,
  '_public+/index.tsx loader': SITE,
  '_public+/accessibility.tsx loader': SITE,
  '_public+/privacy.tsx loader': SITE,
  '_public+/$.tsx loader': NO_PAGE,
  '_public+/drafts.$number.index.tsx loader': 'a draft that its moderators have opened; the feature shuts the others',
  '_public+/drafts.$number.$sectionId.tsx loader':
    'a draft that its moderators have opened; the feature shuts the others',
  '_public+/interest.index.tsx loader': SITE,
  '_public+/interest.index.tsx action': NOBODY_KNOWN_YET,
  '_public+/interest.sent.tsx loader': SITE,
  '_identity+/_layout.tsx loader': SITE,
  '_identity+/sign-in.tsx loader': NOBODY_KNOWN_YET,
  '_identity+/sign-in.tsx action': NOBODY_KNOWN_YET,
  '_identity+/forgotten-password.tsx loader': NOBODY_KNOWN_YET,
  '_identity+/forgotten-password.tsx action': NOBODY_KNOWN_YET,
  '_identity+/reset-password.$token.tsx loader': BY_LINK,
  '_identity+/reset-password.$token.tsx action': BY_LINK,
  '_identity+/invitations.$token.tsx loader': BY_LINK,
  '_identity+/invitations.$token.tsx action': BY_LINK,
  '_identity+/first-account.$token.tsx loader': BY_LINK,
  '_identity+/first-account.$token.tsx action': BY_LINK,
  'language.ts action': OWN_BROWSER,
  'theme.ts action': OWN_BROWSER,
  'sign-out.ts action': 'whoever has a session may end it, and nobody else has one',
  'calendar.$token.ts loader': 'a calendar program, which the secret address lets in',
  'screens+/$token.index.tsx loader': A_SCREEN,
  'screens+/$token.changes.ts loader': A_SCREEN,
  'roundtables+/$roundtableId+/$.tsx loader': NO_PAGE,
  'secretariat+/$.tsx loader': NO_PAGE,
}

describe('every loader and action', () => {
  it('is made by a declaration', () => {
    expect(handlers.filter(({ declared }) => !declared).map(({ door }) => door)).toEqual([])
    expect(handlers.length).toBeGreaterThan(100)
  })

  it('asks who is there, but for those that are public for a reason', () => {
    expect(
      handlers
        .filter(({ declared }) => declared === 'anybody')
        .map(({ door }) => door)
        .sort(),
    ).toEqual(Object.keys(PUBLIC).sort())
  })

  it('is for the secretariat wherever its address is', () => {
    const desk = handlers.filter(({ door }) => door.startsWith('secretariat+/') && !(door in PUBLIC))
    expect(desk.filter(({ declared }) => declared !== 'secretariat')).toEqual([])
  })
})
