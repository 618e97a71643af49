import type { SubmissionResult } from '@conform-to/dom'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { Card, Page } from '#app/ui/page.tsx'
import { useLazyPart } from '#app/ui/use-lazy-part.ts'
import { AddItem } from './add-item.tsx'
import type { AgendaItemView } from './agenda.queries.server.ts'
import { stepFrom } from './agenda-order.ts'
import { AgendaRow } from './agenda-row.tsx'
import { BudgetBar } from './budget-bar.tsx'
import { ItemLinks } from './item-links.tsx'
import { ItemPanel, type OwnerChoice } from './item-panel.tsx'
import { LinkChips } from './link-chips.tsx'
import { LinkPanel } from './link-panel.tsx'
import type { ItemLink, LinkChoices, LinkDetails } from './link-words.ts'
import { childrenOf, runningTimes } from './running-times.ts'
import { SessionHead } from './session-head.tsx'
import type { SessionView } from './sessions.queries.server.ts'
import { StartFrom } from './start-from.tsx'
import type { TemplateLine } from './templates.server.ts'
import { useSessionTimes } from './use-session-times.ts'

type Props = {
  roundtableId: string
  session: SessionView
  items: AgendaItemView[]
  links: ItemLink[]
  /** What is open beside the agenda: the details of an item, or something that it links to. */
  openItem: AgendaItemView | null
  openLink: LinkDetails | null
  owners: OwnerChoice[]
  choices: LinkChoices
  templates: TemplateLine[]
  secretariat: boolean
  lastResult: SubmissionResult | undefined
}

const loadDrag = () => import('./agenda-drag.tsx')

/** The agenda as its planners write it: times follow from minutes while they are typed. */
export function AgendaPage(props: Props) {
  const { roundtableId, session, items, links, openItem: open, openLink, lastResult } = props
  const { t } = useTranslation('sessions')
  const { clock, planned } = useSessionTimes(session)
  const [typed, setTyped] = useState<Record<string, number>>({})
  const running = runningTimes(items.map((item) => ({ ...item, minutes: typed[item.id] ?? item.minutes })))
  const agenda = sessionPaths.agenda(roundtableId, session.id)
  const action = open ? `${agenda}?item=${open.id}` : agenda
  const refused = refusedOf(lastResult)
  const below = childrenOf(items)
  const list = useRef<HTMLOListElement>(null)
  const { part: drag, fetch } = useLazyPart(loadDrag)
  useEffect(() => fetch())

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
        handle={drag !== undefined}
        onMinutes={(minutes) => note(item.id, minutes)}
        links={<LinkChips links={links.filter(({ itemId }) => itemId === item.id)} page={agenda} open={openLink?.id} />}
        below={
          children.length ? (
            <ol className="border-s-2 border-line ps-3 sm:ms-4 sm:ps-4 md:ms-10">
              {children.map((child) => row(child))}
            </ol>
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
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_23rem]">
        <Card title={t('agenda.title')} className="max-lg:order-2">
          {items.length ? <BudgetBar {...{ items, running, planned, clock, action }} /> : null}
          {drag ? <drag.AgendaDrag {...{ list, items, action }} /> : null}
          <ol ref={list}>
            {items.filter(({ parentId }) => parentId === null).map((item) => row(item, below.get(item.id)))}
          </ol>
          <div className="border-t border-line pt-4">
            <AddItem action={agenda} lastResult={refused?.act === 'add' ? lastResult : undefined} />
            <p className="mt-3 text-sm text-ink-2">{t('agenda.how')}</p>
          </div>
        </Card>
        <div
          className={classNames(
            'grid grid-cols-[minmax(0,1fr)] gap-6',
            open || openLink ? 'max-lg:order-1' : 'max-lg:order-3',
          )}
        >
          <Beside {...props} {...{ agenda, action }} parent={open !== null && below.has(open.id)} />
        </div>
      </div>
    </Page>
  )
}

type BesideProps = Props & { agenda: string; action: string; parent: boolean }

/** One thing at a time: an item, what it links to, or what to begin with. */
function Beside({ agenda, action, parent, ...page }: BesideProps) {
  const { roundtableId, session, items, links, openItem, openLink, owners, choices, templates, secretariat } = page
  const refused = refusedOf(page.lastResult)
  if (openLink) return <LinkPanel link={openLink} close={agenda} />
  if (!openItem)
    return (
      <StartFrom {...{ roundtableId, session, templates, secretariat }} action={agenda} canSave={items.length > 0} />
    )
  return (
    <ItemPanel
      key={openItem.id}
      item={openItem}
      {...{ action, owners, parent }}
      close={agenda}
      lastResult={refused?.details && refused.id === openItem.id ? page.lastResult : undefined}
    >
      <ItemLinks
        {...{ action, choices }}
        itemId={openItem.id}
        links={links.filter(({ itemId }) => itemId === openItem.id)}
      />
    </ItemPanel>
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
