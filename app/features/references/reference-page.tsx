import { Form, Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { referencePaths } from '#app/shared/reference-paths.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { Card, Facts, Page, PageHeader } from '#app/ui/page.tsx'
import { isWebAddress } from './address.ts'
import type { EntryFilters } from './reference.schema.ts'
import type { TreeNode } from './references.queries.server.ts'

type About = Record<'short' | 'name' | 'publisher' | 'version' | 'licence' | 'url' | 'language' | 'note', string>
type Tree = {
  found: number | null
  nodes: TreeNode[]
  page: number
  pages: number
  above: { id: string; code: string; label: string }[]
}
type Props = {
  roundtableId: string
  framework: About & { id: string; textShown: boolean }
  tree: Tree
  filters: EntryFilters
  can: { import: boolean }
}

/** A list with what it holds, as a tree that opens in place, and a search. */
export function ReferencePage({ roundtableId, framework, tree, filters, can }: Props) {
  const { t } = useTranslation('references')
  return (
    <Page>
      <PageHeader
        code={framework.short}
        title={framework.name}
        crumbs={[
          { label: t('list.title', { ns: 'indicators' }), to: paths.indicators(roundtableId) },
          { label: t('list.title'), to: referencePaths.references(roundtableId) },
          { label: framework.short },
        ]}
        actions={
          can.import ? (
            <>
              <LinkButton to={referencePaths.referenceEdit(roundtableId, framework.id)} icon="edit">
                {t('edit.title')}
              </LinkButton>
              <LinkButton to={referencePaths.referenceImport(roundtableId, framework.id)} icon="upload">
                {t('reference.import')}
              </LinkButton>
            </>
          ) : undefined
        }
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Card title={t('reference.tree')}>
          <SearchForm filters={filters} />
          <Entries roundtableId={roundtableId} tree={tree} filters={filters} />
        </Card>
        <AboutCard framework={framework} />
      </div>
    </Page>
  )
}

function SearchForm({ filters }: { filters: EntryFilters }) {
  const { t } = useTranslation('references')
  const { fields } = useFields(undefined, { q: filters.q })
  return (
    <Form method="get" role="search" key={filters.q} className="mb-5 flex flex-wrap items-end gap-3">
      <div className="min-w-0 grow">
        <TextField field={fields.q} label={t('reference.search')} type="search" maxLength={100} />
      </div>
      <Button type="submit" icon="search">
        {t('reference.submit')}
      </Button>
      {filters.q ? <Link to="?">{t('reference.clear')}</Link> : null}
    </Form>
  )
}

function Entries({ roundtableId, tree, filters }: { roundtableId: string; tree: Tree; filters: EntryFilters }) {
  const { t } = useTranslation('references')
  if (tree.nodes.length === 0) return <EmptyState title={filters.q ? t('reference.nothing') : t('reference.empty')} />
  return (
    <>
      {tree.found === null ? null : (
        <p className="mb-3 text-sm text-ink-2" role="status">
          {t('reference.found', { count: tree.found })}
        </p>
      )}
      {tree.above.length ? (
        <p className="mb-3 flex flex-wrap gap-x-2 text-sm">
          <Link to="?">{t('reference.all')}</Link>
          {tree.above.map(({ id, code, label }) => (
            <Link key={id} to={`?under=${id}`}>
              {code} {label === code ? '' : label}
            </Link>
          ))}
        </p>
      ) : null}
      <Nodes roundtableId={roundtableId} nodes={tree.nodes} />
      <Pages tree={tree} filters={filters} />
    </>
  )
}

function Nodes({ roundtableId, nodes }: { roundtableId: string; nodes: TreeNode[] }) {
  return (
    <ul className="grid gap-1">
      {nodes.map((node) => (
        <li key={node.id}>
          <Node roundtableId={roundtableId} node={node} />
        </li>
      ))}
    </ul>
  )
}

function Node({ roundtableId, node }: { roundtableId: string; node: TreeNode }) {
  const { t } = useTranslation('references')
  const link = (
    <Link to={referencePaths.entry(roundtableId, node.id)} className="inline-block py-1 wrap-anywhere">
      <span className="text-sm text-ink-2 tabular-nums">{node.code}</span>
      {node.label === node.code ? null : <span dir="auto"> {node.label}</span>}
    </Link>
  )
  if (node.below === 0) return <div className="ms-6">{link}</div>
  const below = t('reference.below', { count: node.below })
  if (node.parts.length === 0)
    return (
      <div className="ms-6">
        {link}{' '}
        <Link to={`?under=${node.id}`} className="inline-block py-1 text-sm">
          {below}
        </Link>
      </div>
    )
  return (
    <details className="reference-node">
      <summary className="cursor-pointer py-1">
        <span className="text-sm text-ink-2 tabular-nums">{node.code}</span>
        {node.label === node.code ? null : <span dir="auto"> {node.label}</span>}{' '}
        <span className="text-sm text-ink-2">{below}</span>
      </summary>
      <div className="ms-2 border-s border-line ps-3">
        <div className="ms-6">{link}</div>
        <Nodes roundtableId={roundtableId} nodes={node.parts} />
      </div>
    </details>
  )
}

function Pages({ tree, filters }: { tree: Tree; filters: EntryFilters }) {
  const { t } = useTranslation('references')
  if (tree.pages < 2) return null
  const to = (page: number) =>
    `?${new URLSearchParams({ ...(filters.under && { under: filters.under }), page: String(page) })}`
  return (
    <nav aria-label={t('reference.pages')} className="mt-5 flex flex-wrap items-center gap-3">
      {tree.page > 1 ? <LinkButton to={to(tree.page - 1)}>{t('reference.previous')}</LinkButton> : null}
      <span className="text-sm">{t('reference.page', { page: tree.page, pages: tree.pages })}</span>
      {tree.page < tree.pages ? <LinkButton to={to(tree.page + 1)}>{t('reference.next')}</LinkButton> : null}
    </nav>
  )
}

function AboutCard({ framework }: { framework: Props['framework'] }) {
  const { t } = useTranslation('references')
  const { language } = useFormat()
  const names = new Intl.DisplayNames([language], { type: 'language', fallback: 'code' })
  const facts = [
    { label: t('reference.publisher'), value: framework.publisher },
    { label: t('reference.version'), value: framework.version },
    { label: t('reference.licence'), value: framework.licence },
    { label: t('reference.language'), value: names.of(framework.language) },
    { label: t('reference.text'), value: framework.textShown ? t('reference.text-shown') : t('reference.text-kept') },
    framework.note && { label: t('reference.note'), value: framework.note },
    isWebAddress(framework.url) && {
      label: t('reference.address'),
      value: (
        <a href={framework.url} rel="noreferrer" className="wrap-anywhere">
          {framework.url}
        </a>
      ),
    },
  ].filter((fact) => typeof fact === 'object' && fact.value !== '')
  return (
    <Card title={t('reference.about')}>
      <Facts facts={facts as { label: string; value: string }[]} />
    </Card>
  )
}
