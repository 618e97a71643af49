import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LiveText } from '#app/editor/live-text.tsx'
import { recordPaths } from '#app/shared/record-paths.ts'
import type { Language } from '#app/shared/roles.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { Page, PageHeader } from '#app/ui/page.tsx'
import { AttendanceTable } from './attendance-table.tsx'
import { CorrectionsPanel } from './corrections-panel.tsx'
import { LineList } from './line-list.tsx'
import type { MinutesPageData } from './minutes-page.queries.server.ts'
import { MinutesSettings, MinutesSteps } from './minutes-steps.tsx'
import { FILE_FORMATS } from './minutes-words.ts'
import type { RecordLine } from './record-types.ts'
import { type Said, saidIn } from './said.ts'
import { TableNotes } from './table-notes.tsx'

type Props = MinutesPageData & {
  /** How a result is said by its method; the texts of files say it shorter. */
  renderResult: (line: RecordLine) => ReactNode
  /** One line to note a decision or an action that was forgotten; null for whoever may not. */
  note: ReactNode
}

/** What the session recorded, item by item, and what the rapporteur wrote: in two types, so that nobody takes one for the other. */
export function MinutesPage({ renderResult, note, ...page }: Props) {
  const { t } = useTranslation('minutes')
  const format = useFormat()
  const { record, roundtableId, sessionId, can, state } = page
  const said = saidIn(record, format.language as Language, t)
  return (
    <Page className="minutes-page">
      <PageHeader
        serif
        title={said.title}
        crumbs={[
          { label: t('crumb.sessions'), to: recordPaths.sessions(roundtableId) },
          {
            label: t('crumb.session', { number: record.session.number }),
            to: recordPaths.session(roundtableId, sessionId),
          },
          { label: t('crumb.minutes') },
        ]}
        lead={said.when}
        meta={
          <span>
            {record.rapporteur ? t('file.rapporteur', { who: said.person(record.rapporteur) }) : t('no-rapporteur')}
          </span>
        }
      />
      <div className="minutes-desk">
        <Contents page={page} />
        <article className="document-sheet minutes-sheet" data-sheet="">
          <MinutesSteps page={page} said={said} />
          <p className="mt-4 text-sm text-ink-2">
            {t('two-types.recorded')} <span className="font-serif">{t('two-types.written')}</span>
          </p>
          <WhoWasThere page={page} said={said} />
          {record.items.map((item) => (
            <section key={item.id ?? ''} aria-labelledby={`item-${item.id ?? 'outside'}`} className="mt-8">
              <div className="minutes-item">
                <h2 id={`item-${item.id ?? 'outside'}`} className="minutes-item-title">
                  {item.id ? `${item.number} ${item.title}` : t('item.outside')}
                </h2>
                {item.id ? <p className="text-sm text-ink-2">{said.item(item)}</p> : null}
              </div>
              <LineList {...{ page, item, said, renderResult }} />
              <TableNotes item={item} said={said} />
            </section>
          ))}
          <section aria-labelledby="text-title" className="mt-10">
            <h2 id="text-title" className="minutes-item-title">
              {t('text.title')}
            </h2>
            <p className="mb-3 text-sm text-ink-2">{t(can.write ? 'text.hint' : 'text.hint-reader')}</p>
            <LiveText
              key={state}
              type="minutes"
              id={sessionId}
              anchor="minutes-text"
              title={t('text.title')}
              text={record.text}
              mayWrite={can.write}
            />
          </section>
        </article>
        <aside className="minutes-side no-print" aria-label={t('side')}>
          {note}
          {can.rule ? <MinutesSettings page={page} /> : null}
          <CorrectionsPanel page={page} said={said} />
        </aside>
      </div>
    </Page>
  )
}

function Downloads({ roundtableId, sessionId, frozen }: { roundtableId: string; sessionId: string; frozen: boolean }) {
  const { t } = useTranslation('minutes')
  const formats = FILE_FORMATS.filter((format) => format !== 'json' || frozen)
  return (
    <div className="no-print mt-4">
      <h2 className="text-base font-semibold">{t('download.title')}</h2>
      <ul className="mt-2 grid gap-1 text-sm">
        {formats.map((format) => (
          <li key={format}>
            <a href={recordPaths.minutesFile(roundtableId, sessionId, format)}>{t(`download.${format}`)}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Contents({ page }: { page: MinutesPageData }) {
  const { t } = useTranslation('minutes')
  const { record, roundtableId, sessionId, state } = page
  return (
    <nav className="minutes-contents" aria-label={t('contents')}>
      <h2 className="text-base font-semibold">{t('contents')}</h2>
      <ol className="mt-2 grid gap-1 text-sm">
        {record.items.map((item) => (
          <li key={item.id ?? ''}>
            <a href={`#item-${item.id ?? 'outside'}`}>{item.id ? `${item.number} ${item.title}` : t('item.outside')}</a>
          </li>
        ))}
        <li>
          <a href="#minutes-text">{t('text.title')}</a>
        </li>
      </ol>
      <p className="mt-4 grid gap-1 text-sm">
        <Link to={`${recordPaths.decisions(roundtableId)}?session=${sessionId}`}>{t('decisions')}</Link>
        <Link to={`${recordPaths.actions(roundtableId)}?session=${sessionId}`}>{t('actions')}</Link>
        <Link to={recordPaths.balance(roundtableId, sessionId)}>{t('balance')}</Link>
      </p>
      <Downloads roundtableId={roundtableId} sessionId={sessionId} frozen={state === 'approved'} />
    </nav>
  )
}

function WhoWasThere({ page: { record }, said }: { page: MinutesPageData; said: Said }) {
  const { t } = useTranslation('minutes')
  return (
    <section aria-labelledby="attendance" className="mt-6">
      <h2 id="attendance" className="minutes-item-title">
        {t('attendance.title')}
      </h2>
      {said.attendance().map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <Disclosure summary={t('attendance.open')} className="mt-2">
        <AttendanceTable attendance={record.attendance} said={said} />
      </Disclosure>
    </section>
  )
}
