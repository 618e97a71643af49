import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Person } from '#app/ui/avatar.tsx'
import { Tag } from '#app/ui/badge.tsx'
import { classNames } from '#app/ui/class-names.ts'
import type { AgendaLine } from './agenda.queries.server.ts'
import { LinkChips } from './link-chips.tsx'
import type { ItemLink } from './link-words.ts'
import { childrenOf } from './running-times.ts'
import type { SessionView } from './sessions.queries.server.ts'
import { useSessionTimes } from './use-session-times.ts'

type Props = {
  session: SessionView
  agenda: { lines: AgendaLine[]; total: number }
  links: ItemLink[]
  /** The page that it stands on, and which link is open beside it. */
  page: string
  open?: string
}

/** The agenda to read. Starts follow from the minutes of everything before. */
export function AgendaList({ session, agenda: { lines, total }, links, page, open }: Props) {
  const { t } = useTranslation('sessions')
  const { clock } = useSessionTimes(session)
  const below = childrenOf(lines)
  const chips = (id: string) => <LinkChips links={links.filter(({ itemId }) => itemId === id)} {...{ page, open }} />
  return (
    <>
      <ol>
        {lines
          .filter(({ parentId }) => parentId === null)
          .map((item) => (
            <li key={item.id} className="border-t border-line first:border-t-0">
              <Line {...{ item, clock }} links={chips(item.id)} />
              {below.has(item.id) ? (
                <ol className="ms-4 border-s-2 border-line ps-4 md:ms-16">
                  {below.get(item.id)?.map((child) => (
                    <li key={child.id} className="border-t border-line first:border-t-0">
                      <Line item={child} clock={clock} links={chips(child.id)} />
                    </li>
                  ))}
                </ol>
              ) : null}
            </li>
          ))}
      </ol>
      <p className="mt-3 border-t border-line pt-3 text-sm text-ink-2">
        {t('agenda.ends', { time: clock(total), minutes: total })}
      </p>
    </>
  )
}

function Line({ item, clock, links }: { item: AgendaLine; clock: (minutes: number) => string; links: ReactNode }) {
  const { t } = useTranslation('sessions')
  const { number, title, kind, note, minutes, visibility, owner, current } = item
  return (
    <div
      className={classNames('grid grid-cols-[3.25rem_minmax(0,1fr)_auto] gap-x-3 py-3', current && 'bg-marker-soft')}
    >
      <span className="pt-px text-sm text-ink-2 tabular-nums">{clock(item.start)}</span>
      <div className="min-w-0 wrap-anywhere">
        <p className={kind === 'break' ? 'text-ink-2' : 'font-bold'} dir="auto">
          {number ? <span className="me-2 font-normal text-ink-2 tabular-nums">{number}</span> : null}
          {title}
        </p>
        <p className="flex flex-wrap gap-x-2 gap-y-1 text-sm text-ink-2">
          {kind === 'break' || kind === 'other' ? null : <span>{t(`kind.${kind}`)}</span>}
          {visibility === 'moderators' ? <Tag>{t('visibility.moderators')}</Tag> : null}
          {current ? <Tag>{t('agenda.current')}</Tag> : null}
        </p>
        {note ? (
          <p className="mt-1 text-sm whitespace-pre-line text-ink-2" dir="auto">
            {note}
          </p>
        ) : null}
        {links}
        {owner ? (
          <div className="mt-2">
            <Person person={owner} />
          </div>
        ) : null}
      </div>
      <span className="text-sm whitespace-nowrap tabular-nums">{t('minutes', { count: minutes })}</span>
    </div>
  )
}
