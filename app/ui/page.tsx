import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'

export { Disclosure } from './disclosure.tsx'

export type Crumb = { label: ReactNode; to?: string }

/** The width and margins of a page; `narrow` is the width of a form. */
export function Page({ children, narrow, className }: { children: ReactNode; narrow?: boolean; className?: string }) {
  return <div className={classNames('page', narrow && 'page-narrow', className)}>{children}</div>
}

/** The way back up. The last crumb is this page and is not a link. */
export function Breadcrumbs({ crumbs }: { crumbs: Crumb[] }) {
  const { t } = useTranslation('ui')
  return (
    <nav className="breadcrumbs" aria-label={t('page.breadcrumbs')}>
      <ol>
        {crumbs.map((crumb, index) => (
          <li key={index}>
            {crumb.to ? <Link to={crumb.to}>{crumb.label}</Link> : <span aria-current="page">{crumb.label}</span>}
          </li>
        ))}
      </ol>
    </nav>
  )
}

/**
 * The page's one h1 with what belongs to it. `serif` for titles the table wrote, `code` for an id before
 * the title, `meta` for the line below (status, version, date), `actions` at the end.
 */
export function PageHeader({
  title,
  code,
  serif,
  lead,
  meta,
  actions,
  crumbs,
}: {
  title: ReactNode
  code?: ReactNode
  serif?: boolean
  lead?: ReactNode
  meta?: ReactNode
  actions?: ReactNode
  crumbs?: Crumb[]
}) {
  return (
    <div className="page-header">
      <div className="min-w-0">
        {crumbs ? <Breadcrumbs crumbs={crumbs} /> : null}
        <h1 className={serif ? 'page-title-serif' : 'page-title'} dir="auto">
          {code ? <span className="page-title-code">{code} </span> : null}
          {title}
        </h1>
        {lead ? <p className="page-lead">{lead}</p> : null}
        {meta ? <div className="page-meta">{meta}</div> : null}
      </div>
      {actions ? <div className="button-row">{actions}</div> : null}
    </div>
  )
}

type Heading = 'h2' | 'h3' | 'h4'

/** A sheet on the desk. With a title it is a section of the page; `end` stands opposite the title. */
export function Card({
  title,
  end,
  heading: Title = 'h2',
  id,
  flush,
  className,
  children,
}: {
  title?: ReactNode
  end?: ReactNode
  heading?: Heading
  id?: string
  /** No inner margin: for tables and lists that reach the edge. */
  flush?: boolean
  className?: string
  children: ReactNode
}) {
  const classes = classNames('card', !flush && 'card-padded', className)
  if (!title)
    return (
      <div id={id} className={classes}>
        {children}
      </div>
    )
  return (
    <section id={id} className={classes}>
      <div className="card-header">
        <Title className="card-title">{title}</Title>
        {end ? <div className="card-end">{end}</div> : null}
      </div>
      {children}
    </section>
  )
}

/** A part of a long page under a heavy rule. */
export function Section({
  title,
  id,
  lead,
  children,
}: {
  title: ReactNode
  id?: string
  lead?: ReactNode
  children: ReactNode
}) {
  return (
    <section className="section-block" id={id}>
      <h2 className="section-title">{title}</h2>
      {lead ? <p className="mb-5 max-w-[46em] text-ink-2">{lead}</p> : null}
      {children}
    </section>
  )
}

/** Labels and values, hairlines between. */
export function Facts({
  facts,
  className,
}: {
  facts: Array<{ label: ReactNode; value: ReactNode }>
  className?: string
}) {
  return (
    <dl className={classNames('facts', className)}>
      {facts.flatMap((fact, index) => [
        <dt key={`${index}l`}>{fact.label}</dt>,
        <dd key={`${index}v`}>{fact.value}</dd>,
      ])}
    </dl>
  )
}
