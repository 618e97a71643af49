import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { recordPaths } from '#app/shared/record-paths.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import type { NoteChoices } from './choices.server.ts'
import type { RegisterFilters } from './outcome.schema.ts'
import { OutcomeRow } from './outcome-row.tsx'
import type { Noun } from './outcome-words.ts'
import type { ActionLine, DecisionLine, Register, RegisterChoices } from './register.queries.server.ts'
import { filtersQuery, RegisterFiltersForm } from './register-filters.tsx'

type Props = {
  noun: Noun
  roundtableId: string
  filters: RegisterFilters
  list: Register<DecisionLine | ActionLine>
  choices: RegisterChoices
  /** The day it is for the reader, YYYY-MM-DD. */
  today: string
  /** What a moderator may choose from, and null for everybody else. */
  change: NoteChoices | null
}

/** Everything that was decided, or that somebody is to do, across the sessions of a roundtable. */
export function RegisterPage({ noun, roundtableId, filters, list, choices, today, change }: Props) {
  const { t } = useTranslation('outcomes')
  const [own, other, csv] =
    noun === 'decision'
      ? [recordPaths.decisions, recordPaths.actions, recordPaths.decisionsCsv]
      : [recordPaths.actions, recordPaths.decisions, recordPaths.actionsCsv]
  return (
    <Page>
      <PageHeader
        title={t(`${noun}.title`)}
        crumbs={[{ label: t('sessions'), to: recordPaths.sessions(roundtableId) }, { label: t(`${noun}.title`) }]}
        lead={t(`${noun}.lead`)}
        actions={
          <>
            <LinkButton to={other(roundtableId)}>{t(`${noun}.other`)}</LinkButton>
            {list.total ? (
              <LinkButton
                to={`${csv(roundtableId)}${filtersQuery({ ...filters, page: 1 })}`}
                reloadDocument
                icon="download"
              >
                {t('csv')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      {list.all === 0 ? (
        <EmptyState title={t(`${noun}.empty-title`)}>{t(`${noun}.empty`)}</EmptyState>
      ) : (
        <>
          <RegisterFiltersForm noun={noun} filters={filters} choices={choices} />
          <p className="mt-4 mb-3 text-sm text-ink-2" role="status">
            {t(`${noun}.count`, { count: list.total, all: list.all })}
          </p>
          {list.items.length ? (
            <Card flush>
              <ol>
                {list.items.map((line) => (
                  <OutcomeRow key={line.id} {...{ noun, roundtableId, line, today, change }} />
                ))}
              </ol>
            </Card>
          ) : (
            <EmptyState
              title={t('nothing')}
              action={<LinkButton to={own(roundtableId)}>{t('filter.clear')}</LinkButton>}
            />
          )}
          <Pages list={list} filters={filters} />
        </>
      )}
    </Page>
  )
}

function Pages({ list, filters }: { list: Props['list']; filters: RegisterFilters }): ReactNode {
  const { t } = useTranslation('outcomes')
  if (list.pages < 2) return null
  const to = (page: number) => filtersQuery({ ...filters, page }) || '?'
  return (
    <nav aria-label={t('pages.label')} className="mt-5 flex flex-wrap items-center gap-3">
      {list.page > 1 ? <LinkButton to={to(list.page - 1)}>{t('pages.previous')}</LinkButton> : null}
      <span className="text-sm text-ink-2">{t('pages.page', { page: list.page, pages: list.pages })}</span>
      {list.page < list.pages ? <LinkButton to={to(list.page + 1)}>{t('pages.next')}</LinkButton> : null}
    </nav>
  )
}
