// Import directions, checked by `npm run validate`. Every rule reads: files matching `from` must not import files matching `to`.
// tests/architecture/imports.test.ts plants a breach of each and expects it to be reported.
const forbid = (name, from, to) => ({ name, severity: 'error', from, to })
const notTypes = { dependencyTypesNot: ['type-only'] }
const tests = '[.]test[.]tsx?$'

/** The folders of the document server, lowest first: each knows itself and those before it, by value and by type. */
const COLLAB = ['measures', 'wire', 'document', 'log', 'room', 'session', 'cluster']
const collab = '^server/realtime/collab/'

module.exports = {
  forbidden: [
    // Types count: two files that need each other's types are one file, or a third is missing.
    forbid('no-cycles', {}, { circular: true }),
    // The build is not there yet, and the benchmark brings its peers in a package of its own, which is installed when it runs.
    forbid(
      'nothing-unresolved',
      { pathNot: '^(app/entry[.]server|server/index|scripts/documents|tests/bench/(servers|adapters)/)' },
      { couldNotResolve: true },
    ),
    forbid(
      'shared-is-a-leaf',
      { path: '^app/shared/', pathNot: tests },
      { path: '^(app/(?!shared/)|server/|prisma/|tests/)' },
    ),
    forbid('ui-has-no-domain', { path: '^app/ui/' }, { path: '^(app/(features|routes|editor|platform)/|server/)' }),
    forbid('editor-has-no-feature', { path: '^app/editor/' }, { path: '^(app/(features|routes|platform)/|server/)' }),
    forbid(
      'platform-has-no-domain',
      { path: '^app/platform/' },
      { path: '^(app/(features|routes|ui|editor)/|server/)' },
    ),
    forbid(
      'features-do-not-know-http',
      { path: '^app/features/', pathNot: tests },
      { path: '^(app/(routes/|root|entry)|server/)' },
    ),
    forbid(
      'features-meet-at-the-front-door',
      { path: '^app/features/([^/]+)/', pathNot: tests },
      { path: '^app/features/', pathNot: ['^app/features/$1/', '[.](server|policy|schema)[.]ts$'], ...notTypes },
    ),
    forbid(
      'edges-do-not-query',
      { path: '^(app/routes|server/realtime)/' },
      { path: '^app/platform/(db[.]server|prisma/)|@prisma/client', ...notTypes },
    ),
    forbid(
      'realtime-has-no-screens',
      { path: '^server/' },
      { path: '^app/(ui|routes)/|^app/editor/(?!(schema|moves)/)|[.]tsx$', ...notTypes },
    ),
    forbid(
      'documents-have-no-chapter',
      { path: collab, pathNot: tests },
      { path: '^app/features/(?!live-documents/)' },
    ),
    ...COLLAB.map((folder, at) =>
      forbid(
        `collab-${folder}-looks-down`,
        { path: `${collab}${folder}/`, pathNot: tests },
        { path: `${collab}(?!(${COLLAB.slice(0, at + 1).join('|')})/)` },
      ),
    ),
    forbid('routes-are-islands', { path: '^app/routes/' }, { path: '^app/routes/', ...notTypes }),
    forbid(
      'browser-code-is-browser-safe',
      { path: '^app/(ui|editor|shared|features)/', pathNot: '[.](server|test)[.]tsx?$' },
      { path: '[.]server[.]tsx?$', ...notTypes },
    ),
    forbid(
      'the-browser-has-no-catalogue',
      { path: '^app/', pathNot: '[.](server|test)[.]tsx?$|^app/shared/events/' },
      { path: '^app/shared/events/', ...notTypes },
    ),
    forbid(
      'only-the-entry-sees-server',
      { path: '^app/', pathNot: `^app/entry[.]server|${tests}` },
      { path: '^server/' },
    ),
    forbid('the-shell-sees-no-app', { path: '^server/(http/|database/|[^/]+$)' }, { path: '^app/', ...notTypes }),
    forbid('no-tests-in-production', { path: '^(app|server)/', pathNot: tests }, { path: `^tests/|${tests}` }),
    forbid(
      'the-client-is-generated-once',
      { path: '^(app/(?!platform/)|server/)', pathNot: tests },
      { path: '^app/platform/prisma/', ...notTypes },
    ),
    forbid(
      'one-session-library-door',
      { path: '^(app|server)/', pathNot: '^app/platform/session[.]server' },
      { path: 'node_modules/lucia/' },
    ),
  ],
  options: {
    tsPreCompilationDeps: true, // so that `import type` can be told apart
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules|app/platform/prisma/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
}
