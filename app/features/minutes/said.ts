import { formatDate, formatDateTime, formatList, formatTime, type Moment } from '#app/shared/dates.ts'
import type { Language } from '#app/shared/roles.ts'
import type { MinutesRecord, RecordItem, RecordLine, RecordPerson, RecordTables, Texts } from './record-types.ts'
import { tablesSaid } from './tables-said.ts'

type Speaker = { record: MinutesRecord; language: Language; t: Texts; time: (moment: Moment) => string }

/**
 * How minutes are said in a language: the page and every file say the same. Times are those of the clock where the session was, which
 * minutes name once.
 */
export function saidIn(record: MinutesRecord, language: Language, t: Texts) {
  const { session } = record
  const locale = { language, timeZone: session.timeZone }
  const speaker: Speaker = { record, language, t, time: (moment) => formatTime(moment, locale) }
  return {
    language,
    time: speaker.time,
    person: (one: RecordPerson) => person(speaker, one),
    line: (one: RecordLine) => line(speaker, one),
    ballot: (one: RecordLine) => ballot(speaker, one),
    item: (one: RecordItem) => item(speaker, one),
    tables: (tables: RecordTables) => tablesSaid(speaker, tables),
    attendance: () => attendance(speaker),
    dateTime: (moment: Moment) => formatDateTime(moment, locale, 'long'),
    title: t('title', { number: session.number, title: session.title }),
    when: t(session.endedAt ? 'when' : 'when-open', {
      day: formatDate(session.startedAt ?? session.plannedStart, locale, 'long'),
      from: speaker.time(session.startedAt ?? session.plannedStart),
      to: session.endedAt ? speaker.time(session.endedAt) : '',
      zone: session.timeZone,
    }),
  }
}
export type Said = ReturnType<typeof saidIn>

function person({ record, language }: Speaker, { name, organisation, group: code }: RecordPerson) {
  const group = record.attendance.groups.find((one) => one.code === code)?.name[language]
  return [name, organisation, group].filter(Boolean).join(', ')
}

function line(speaker: Speaker, one: RecordLine): string {
  const { t } = speaker
  if (one.hidden) return t('line.hidden', { by: one.editor ?? '', reason: one.reason })
  switch (one.kind) {
    case 'speech':
      return speech(speaker, one)
    case 'decision':
      return t('line.decision', { code: `D-${one.number}`, text: one.text ?? '' })
    case 'action':
      return action(speaker, one)
    case 'ballot':
      return ballot(speaker, one)
    default:
      return t(`line.${one.kind}`, { by: one.by?.name ?? '' })
  }
}

function speech(speaker: Speaker, { by, speech: kind = 'contribution', spokenMs = 0 }: RecordLine) {
  return speaker.t(`line.speech.${kind}`, { who: by ? person(speaker, by) : '', length: clock(spokenMs) })
}

function action(speaker: Speaker, { number, text = '', owner, dueOn }: RecordLine) {
  const { t, language } = speaker
  return t(dueOn ? 'line.action-by' : 'line.action', {
    code: `A-${number}`,
    text,
    owner: owner ? person(speaker, owner) : t('nobody'),
    // A day is no moment: it is the same everywhere.
    day: dueOn ? formatDate(`${dueOn}T12:00:00Z`, { language, timeZone: 'UTC' }, 'long') : '',
  })
}

function ballot({ t, time }: Speaker, { ballot: asked }: RecordLine): string {
  const { code, name, round, result, openedAt, closedAt } = asked!
  const head = t(closedAt ? 'line.ballot' : 'line.ballot-open', {
    name: [code, name].filter(Boolean).join(' '),
    round,
    from: time(openedAt),
    to: closedAt ? time(closedAt) : '',
  })
  return [head, ...(result ? resultSaid(t, result) : [t('line.ballot-unpublished')])].join(' ')
}

/** The part of a result that every method has, and of consent what the table said and why some object. */
function resultSaid(t: Texts, result: Record<string, unknown>): string[] {
  const {
    voted = 0,
    eligible = 0,
    accepted,
    overall,
    reasons = [],
  } = result as {
    voted?: number
    eligible?: number
    accepted?: boolean | null
    overall?: Record<string, number> | null
    reasons?: string[]
  }
  const counts = overall && 'favour' in overall ? [t('result.consent', overall)] : []
  const finding = typeof accepted === 'boolean' ? [t(accepted ? 'result.accepted' : 'result.not-accepted')] : []
  const quoted = reasons.map((reason) => t('result.reason', { reason: reason.replace(/\s+/g, ' ') })).join(' ')
  const objections = quoted ? [t('result.reasons', { reasons: quoted })] : []
  return [t('result.voted', { voted, eligible }), ...counts, ...finding, ...objections]
}

function attendance({ record, language, t }: Speaker): string[] {
  const { present, members, room, remote, groups } = record.attendance
  const missing = groups.filter(({ people, members: seats }) => seats > 0 && !people.length)
  const names = missing.map(({ name }) => name[language])
  return [
    t('present', { count: present, members, room, remote }),
    ...(names.length ? [t('present-missing', { groups: formatList(names, language) })] : []),
  ]
}

function item({ t, time }: Speaker, { startedAt, ranMs, plannedMinutes }: RecordItem): string {
  if (!startedAt) return t('item.not-reached', { planned: plannedMinutes })
  return t('item.ran', { from: time(startedAt), minutes: Math.round(ranMs / 60_000), planned: plannedMinutes })
}

/** Minutes and seconds: 3:05. */
export function clock(ms: number) {
  const seconds = Math.floor(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
