import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '#app/ui/avatar.tsx'
import { Time, useFormat } from '#app/ui/format.tsx'
import type { ActivityLine } from './activity.queries.server.ts'
import { answersTogether } from './answers-together.ts'

const COMPACT = 8

/** Lines of what happened; in full they are grouped by day in the reader's time zone. */
export function ActivityList({ lines, compact }: { lines: ActivityLine[]; compact?: boolean }) {
  const format = useFormat()
  if (compact) return <Lines lines={answersTogether(lines).slice(0, COMPACT)} />
  const days = groupedByDay(lines, (line) => format.date(line.at, 'long'))
  return (
    <div className="grid gap-6">
      {days.map(([day, ofDay]) => (
        <section key={day}>
          <h2 className="mb-1 text-sm font-bold text-ink-2">{day}</h2>
          <Lines lines={answersTogether(ofDay)} clock />
        </section>
      ))}
    </div>
  )
}

function groupedByDay(lines: ActivityLine[], dayOf: (line: ActivityLine) => string) {
  const days = new Map<string, ActivityLine[]>()
  for (const line of lines) days.set(dayOf(line), [...(days.get(dayOf(line)) ?? []), line])
  return [...days]
}

function Lines({ lines, clock }: { lines: ActivityLine[]; clock?: boolean }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line.id} className="flex items-start gap-4 border-t border-line py-3 first:border-t-0">
          <Line line={line} />
          <Time value={line.at} as={clock ? 'time' : 'relative'} className="flex-none text-xs text-ink-2" />
        </li>
      ))}
    </ul>
  )
}

function Line({ line }: { line: ActivityLine }) {
  const { t } = useTranslation('activity')
  const sentence = useSentence()(line)
  return (
    <>
      {line.by ? (
        <Avatar person={{ name: line.by.name, groupId: line.by.groupId }} size="sm" decorative />
      ) : (
        <span className="size-6.5 flex-none rounded-round border border-dashed border-control" aria-hidden="true" />
      )}
      <p className="min-w-0 flex-1 text-sm wrap-anywhere">
        {line.counted ? null : <b className="font-bold">{line.by?.name ?? t('feed.platform')}</b>}
        {line.by?.organisation ? <span className="text-ink-2"> ({line.by.organisation})</span> : null}{' '}
        {line.to ? <Link to={line.to}>{sentence}</Link> : sentence}
        {line.excerpt ? (
          <span className="mt-0.5 block text-ink-2" dir="auto">
            {line.excerpt}
          </span>
        ) : null}
        {line.commentGone ? <span className="mt-0.5 block text-ink-2">{t('record.comment-gone')}</span> : null}
      </p>
    </>
  )
}

/** The predicate of an event in the reader's language. What it was about may be gone; a name nobody has written a sentence for stays neutral. */
function useSentence() {
  const { t } = useTranslation('activity')
  const { t: ui } = useTranslation('ui')
  return ({ sentence, removes, about, values }: ActivityLine) => {
    if (!sentence) return t('feed.unknown')
    const called = (kind: 'section' | 'pillar' | 'indicator' | 'session' | 'question') =>
      about[kind]
        ? t(`record.${kind}`, { name: about[kind] })
        : t(`record.${kind}-${removes === kind ? 'some' : 'gone'}`)
    return t(`event.${sentence}`, {
      section: called('section'),
      pillar: called('pillar'),
      indicator: called('indicator'),
      session: called('session'),
      subject: called(values.agendaItemId ? 'question' : values.sectionId ? 'section' : 'indicator'),
      person: about.person ?? t('record.person-gone'),
      to: values.to ? ui(`status.${values.to}`, { defaultValue: '–' }) : '–',
      share: values.share ?? '–',
      version: values.restored ?? '–',
      count: values.count ?? 1,
    })
  }
}
