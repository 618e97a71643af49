import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { recordPaths } from '#app/shared/record-paths.ts'
import { useFormat } from '#app/ui/format.tsx'
import { GroupCode } from '#app/ui/group.tsx'
import { Icon } from '#app/ui/icons.tsx'
import type { NoteChoices } from './choices.server.ts'
import { OutcomeChanges, SettleForm } from './outcome-forms.tsx'
import { isOverdue, type Noun, outcomeCode } from './outcome-words.ts'
import type { ActionLine, DecisionLine } from './register.queries.server.ts'

type Line = DecisionLine | ActionLine
type Props = { noun: Noun; roundtableId: string; line: Line; today: string; change: NoteChoices | null }

export function OutcomeRow({ noun, roundtableId, line, today, change }: Props) {
  const code = outcomeCode(noun, line.number)
  const duty = 'state' in line ? line : null
  return (
    <li
      id={code}
      className="grid gap-x-5 gap-y-2 border-t border-line px-5 py-4 first:border-t-0 md:grid-cols-[4rem_minmax(0,1fr)]"
    >
      <span className="flex items-center gap-2 self-start text-sm font-medium tabular-nums text-ink-2">
        <Icon name={noun === 'decision' ? 'flag' : 'check'} />
        {code}
      </span>
      <div className="grid min-w-0 gap-2">
        <h2 className="font-serif text-lg leading-snug wrap-anywhere">{line.text}</h2>
        {duty ? <Duty line={duty} today={today} /> : null}
        {line.reviewOn ? <Review day={line.reviewOn} today={today} /> : null}
        <Origin roundtableId={roundtableId} line={line} />
        {duty?.canSettle ? <SettleForm roundtableId={roundtableId} line={duty} code={code} /> : null}
        {change ? <OutcomeChanges {...{ noun, roundtableId, line, choices: change, code }} /> : null}
      </div>
    </li>
  )
}

/** Who does it by when, and how far it is. */
function Duty({ line, today }: { line: ActionLine; today: string }) {
  const { t } = useTranslation('outcomes')
  const format = useFormat()
  const { owner, dueOn, state, settled } = line
  const day = dueOn && format.date(`${dueOn}T12:00:00Z`)
  const late = isOverdue(line, today)
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      {owner ? <GroupCode groupId={owner.groupId} /> : null}
      <span>{owner ? owner.name : t('nobody')}</span>
      {day ? (
        <span className={late ? 'font-medium text-danger' : undefined}>{t(late ? 'was-due' : 'by', { day })}</span>
      ) : null}
      {state === 'open' ? null : (
        <span className="inline-flex items-center gap-1 text-ink-2">
          <Icon name={state === 'done' ? 'agreed' : 'retired'} />
          {settled ? t(`settled.${state}`, { by: settled.by, day: format.date(settled.at) }) : t(`state.${state}`)}
        </span>
      )}
    </p>
  )
}

/** When a decision is looked at again. */
function Review({ day, today }: { day: string; today: string }) {
  const { t } = useTranslation('outcomes')
  const format = useFormat()
  const isDue = day <= today
  return (
    <p className={isDue ? 'text-sm font-medium text-danger' : 'text-sm'}>
      {t(isDue ? 'review.was' : 'review.on', { day: format.date(`${day}T12:00:00Z`) })}
    </p>
  )
}

/** The moment, the text and the ballot it came from. */
function Origin({ roundtableId, line }: { roundtableId: string; line: Line }) {
  const { t } = useTranslation('outcomes')
  const format = useFormat()
  const { session, item, section, indicator, ballot, by, at } = line
  return (
    <p className="flex flex-wrap gap-x-3 gap-y-1 text-sm text-ink-2">
      {session ? (
        <Link to={recordPaths.moment(roundtableId, session.id, line.id)}>
          {t('from.session', { number: session.number, title: session.title })}
        </Link>
      ) : null}
      {item ? <span>{t('from.item', { title: item.title })}</span> : null}
      {section ? <Link to={paths.section(roundtableId, section.id)}>{section.title}</Link> : null}
      {indicator ? (
        <Link to={paths.indicator(roundtableId, indicator.id)}>
          {indicator.code} {indicator.name}
        </Link>
      ) : null}
      {ballot ? (
        <Link to={paths.ballot(roundtableId, ballot.id)}>{t('from.ballot', { round: ballot.round })}</Link>
      ) : null}
      <span>{t('from.noted', { by, when: format.dateTime(at) })}</span>
    </p>
  )
}
