import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import importOrder from 'eslint-plugin-simple-import-sort'
import typescript from 'typescript-eslint'
import { noProse } from './scripts/lib/no-prose.js'

const lines = { skipBlankLines: true, skipComments: true }

const onlyIn = (place, name) => ({ name, message: `Only ${place} knows it.` })
const prismaClient = onlyIn('app/platform', '@prisma/client')
const socketServer = onlyIn('server/realtime', 'socket.io')
const lucia = onlyIn('app/platform/session.server.ts', 'lucia')

const restricted = (...paths) => ({ '@typescript-eslint/no-restricted-imports': ['error', { paths }] })

export default typescript.config(
  { ignores: ['node_modules/', 'build/', 'data/', 'app/platform/prisma/', 'test-results/'] },
  ...typescript.configs.recommended,
  {
    plugins: { 'import-order': importOrder },
    rules: {
      // What only runs, the platform's and packages, the tree by its aliases, then neighbours: one block, in the order of the alphabet.
      'import-order/imports': ['error', { groups: [['^\\u0000', '^node:', '^@?\\w', '^#', '^\\.']] }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // Every `?.` and `??` counts as a branch.
      complexity: ['error', 15],
      'no-control-regex': 'error',
      'max-lines': ['error', { max: 300, ...lines }],
      'max-lines-per-function': ['error', { max: 80, ...lines }],
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings are read in app/platform/env.server.ts.' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      ...restricted(prismaClient, socketServer, lucia),
    },
  },
  {
    files: ['app/**/*.tsx'],
    extends: [jsxA11y.flatConfigs.recommended],
    plugins: { 'react-hooks': reactHooks, house: { rules: { 'no-prose': noProse } } },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'house/no-prose': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: "JSXAttribute[name.name='style']", message: 'The content policy blocks style attributes.' },
      ],
      // Tables that are laid out anew on a phone keep their roles only when these are said; a region that scrolls takes the focus.
      'jsx-a11y/no-redundant-roles': [
        'error',
        {
          table: ['table'],
          thead: ['rowgroup'],
          tbody: ['rowgroup'],
          tr: ['row'],
          th: ['columnheader'],
          td: ['cell'],
          ul: ['list'],
          ol: ['list'],
        },
      ],
      'jsx-a11y/no-interactive-element-to-noninteractive-role': [
        'error',
        { tr: ['row'], td: ['cell'], th: ['rowheader', 'columnheader'] },
      ],
      // A dialog's component moves the focus to its safest answer; no plain element may.
      'jsx-a11y/no-autofocus': ['error', { ignoreNonDOM: true }],
      'jsx-a11y/no-noninteractive-tabindex': [
        'error',
        { tags: [], roles: ['region', 'group', 'tabpanel'], allowExpressionValues: true },
      ],
    },
  },
  {
    files: ['**/*.d.ts'],
    rules: {
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-type-imports': 'off',
    },
  },
  {
    files: ['app/routes/**/*.tsx'],
    rules: restricted(prismaClient, socketServer, lucia, {
      name: '@remix-run/react',
      importNames: ['useActionData'],
      message: 'useFormAnswer keeps it when others go on.',
    }),
  },
  { files: ['app/**/*.test.tsx'], rules: { 'house/no-prose': 'off' } },
  { files: ['app/platform/**'], rules: restricted(socketServer, lucia) },
  // What the bench compares with.
  { files: ['tests/bench/**'], rules: restricted(prismaClient, lucia) },
  { files: ['app/platform/session.server.ts'], rules: restricted(prismaClient, socketServer) },
  { files: ['server/realtime/**'], rules: restricted(prismaClient, lucia) },
  { files: ['app/platform/env.server.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    // A process of its own reads its surroundings and speaks to a terminal.
    files: ['server/start.ts', 'scripts/**', 'tests/**', 'prisma/**', '**/*.test.{ts,tsx}', '*.ts', '*.js', '*.cjs'],
    rules: { 'no-restricted-properties': 'off', 'no-console': 'off' },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off', 'no-undef': 'off' } },
  { files: ['**/*.{test,spec}.{ts,tsx}', 'tests/**'], rules: { 'max-lines-per-function': 'off' } },
  // Content in prose is as long as it is.
  { files: ['prisma/seed/content/**'], rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' } },
)
