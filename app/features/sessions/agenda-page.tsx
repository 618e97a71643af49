import type { SubmissionResult } from '@conform-to/dom'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Card, Page } from '#app/ui/page.tsx'
import { AddItem } from './add-item.tsx'
import type { AgendaItemView } from './agenda.queries.server.ts'
import { stepFrom } from './agenda-order.ts'
import { AgendaRow } from './agenda-row.tsx'
import { BudgetBar } from './budget-bar.tsx'
import { ItemPanel, type OwnerChoice } from './item-panel.tsx'
import { childrenOf, runningTimes } from './running-times.ts'
import { SessionHead } from './session-head.tsx'
import type { SessionView } from './sessions.queries.server.ts'
import { useSessionTimes } from './use-session-times.ts'

type Props = {
  roundtableId: string
  session: SessionView
  items: AgendaItemView[]
  /** The item whose details are open beside the agenda. */
  open: AgendaItemView | null
  owners: OwnerChoice[]
  lastResult: SubmissionResult | undefined
  beside?: ReactNode
}

/** The agenda as its planners write it: times follow from minutes while they are typed. */
export function AgendaPage({ roundtableId, session, items, open, owners, lastResult, beside }: Props) {
  const { t } = useTranslation('sessions')
  const { clock, planned } = useSessionTimes(session)
  const [typed, setTyped] = useState<Record<string, number>>({})
  const running = runningTimes(items.map((item) => ({ ...item, minutes: typed[item.id] ?? item.minutes })))
  const agenda = sessionPaths.agenda(roundtableId, session.id)
  const action = open ? `${agenda}?item=${open.id}` : agenda
  const refused = refusedOf(lastResult)
  const below = childrenOf(items)

  function note(id: string, minutes: number | null) {
    setTyped(({ [id]: _, ...others }) => (minutes === null ? others : { ...others, [id]: minutes }))
  }

  function row(item: AgendaItemView, children: AgendaItemView[] = []) {
    const step = (direction: 'up' | 'down' | 'in' | 'out') => stepFrom(items, item, direction) !== null
    return (
      <AgendaRow
        key={item.id}
        {...{ item, clock, action }}
        parent={children.length > 0}
        time={running.times.get(item.id)!}
        details={`${agenda}?item=${item.id}`}
        open={open?.id === item.id}
        steps={{ up: step('up'), down: step('down'), in: step('in'), out: step('out') }}
        refused={refused?.act === 'edit' && !refused.details && refused.id === item.id ? refused : undefined}
        onMinutes={(minutes) => note(item.id, minutes)}
        below={
          children.length ? (
            <ol className="ms-4 border-s-2 border-line ps-4 md:ms-10">{children.map((child) => row(child))}</ol>
          ) : null
        }
      />
    )
  }

  return (
    <Page>
      <SessionHead
        {...{ roundtableId, session }}
        page={t('page.edit-agenda')}
        actions={
          <LinkButton to={sessionPaths.session(roundtableId, session.id)} icon="eye">
            {t('agenda.see')}
          </LinkButton>
        }
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_23rem]">
        <Card title={t('agenda.title')} className="max-lg:order-2">
          {items.length ? <BudgetBar {...{ items, running, planned, clock, action }} /> : null}
          <ol>{items.filter(({ parentId }) => parentId === null).map((item) => row(item, below.get(item.id)))}</ol>
          <div className="border-t border-line pt-4">
            <AddItem action={agenda} lastResult={refused?.act === 'add' ? lastResult : undefined} />
            <p className="mt-3 text-sm text-ink-2">{t('agenda.how')}</p>
          </div>
        </Card>
        <div className="grid gap-6 max-lg:order-1">
          {open ? (
            <ItemPanel
              key={open.id}
              item={open}
              {...{ action, owners }}
              close={agenda}
              parent={below.has(open.id)}
              lastResult={refused?.details && refused.id === open.id ? lastResult : undefined}
            />
          ) : null}
          {beside}
        </div>
      </div>
    </Page>
  )
}

/** What was sent and refused, where no script could show it in its place. */
function refusedOf(lastResult: SubmissionResult | undefined) {
  const sent = lastResult?.initialValue as Partial<Record<string, string>> | null | undefined
  if (!sent?.act) return null
  const { act, id, details, title = '', minutes = '' } = sent
  const errors = Object.values(lastResult?.error ?? {}).flatMap((ofField) => ofField ?? [])
  return { act, id, details, words: { title, minutes }, errors }
}
