import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { recordPaths } from '#app/shared/record-paths.ts'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { GroupCode } from '#app/ui/group.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { Card } from '#app/ui/page.tsx'
import { leftOf, type Task } from './tasks.ts'

type Props = {
  roundtableId: string
  sessionId: string
  tasks: Task[]
  /** False for whoever has no seat: they see what is asked of members. */
  own: boolean
}

/** What the agenda asks of the reader before the session: open things first, each with its minutes. */
export function PreparationCard({ roundtableId, sessionId, tasks, own }: Props) {
  const { t } = useTranslation('preparation')
  const { open, minutes, all } = leftOf(tasks)
  const waiting = tasks.filter(({ done }) => !done)
  const done = tasks.filter((task) => task.done)
  return (
    <Card
      title={t(own ? 'card.title' : 'card.title-others')}
      id="preparation"
      end={
        all ? <span className="text-sm text-ink-2">{t('card.left', { done: all - open, all, minutes })}</span> : null
      }
    >
      {all ? <Progress done={all - open} all={all} /> : <p className="text-ink-2">{t('card.nothing')}</p>}
      {all && !open ? <p>{t('card.ready')}</p> : null}
      <ol>
        {waiting.map((task, index) => (
          <OpenTask key={task.key} {...{ roundtableId, sessionId, task, own }} number={index + 1} />
        ))}
      </ol>
      {done.length ? (
        <ul aria-label={t('card.done')} className="border-t border-line pt-3">
          {done.map((task) => (
            <DoneTask key={task.key} {...{ roundtableId, sessionId, task }} />
          ))}
        </ul>
      ) : null}
      {own && tasks.some(({ kind }) => kind === 'read' || kind === 'minutes') ? (
        <p className="mt-4 text-sm text-ink-2">{t('card.your-word')}</p>
      ) : null}
    </Card>
  )
}

function Progress({ done, all }: { done: number; all: number }) {
  return (
    <svg
      className="mb-4 h-2 w-full"
      viewBox="0 0 100 1"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect className="fill-line-2" width="100" height="1" />
      <rect className="fill-ink" width={(100 * done) / all} height="1" />
    </svg>
  )
}

type TaskProps = { roundtableId: string; sessionId: string; task: Task }

function OpenTask({ roundtableId, sessionId, task, own, number }: TaskProps & { own: boolean; number: number }) {
  const { t } = useTranslation('preparation')
  const to = addressOf(roundtableId, task)
  return (
    <li className="grid grid-cols-[2rem_1fr] gap-x-3 border-t border-line py-4 first:border-t-0 first:pt-0 sm:grid-cols-[2rem_1fr_auto]">
      <span
        aria-hidden="true"
        className="grid size-7 place-items-center rounded-round border-[1.5px] border-control text-sm font-bold tabular-nums"
      >
        {number}
      </span>
      <div className="min-w-0">
        <h3 className="text-base font-bold wrap-anywhere">
          <Link to={to}>
            <TaskName task={task} />
          </Link>
        </h3>
        <p className="text-sm text-ink-2">{t('task.item', { item: task.item })}</p>
        {task.kind === 'answer' ? <Quoted task={task} /> : null}
      </div>
      <div className="col-start-2 mt-2 flex flex-wrap items-center gap-3 sm:col-start-3 sm:mt-0 sm:self-start">
        <p className="text-sm whitespace-nowrap text-ink-2">
          <span className="sr-only">{t('task.minutes-said', { count: task.minutes })}</span>
          <span aria-hidden="true" className="tabular-nums">
            {t('task.minutes', { count: task.minutes })}
          </span>
        </p>
        {own ? <Doing {...{ roundtableId, sessionId, task, to }} main={number === 1} /> : null}
      </div>
    </li>
  )
}

function Doing({ roundtableId, sessionId, task, to, main }: TaskProps & { to: string; main: boolean }) {
  const { t } = useTranslation('preparation')
  return (
    <>
      <LinkButton to={to} variant={main ? 'primary' : 'default'}>
        {t(`task.do-${task.kind}`)}{' '}
        <span className="sr-only">
          <TaskName task={task} />
        </span>
      </LinkButton>
      <Mark {...{ roundtableId, sessionId, task }} act="read" />
    </>
  )
}

/** For what is read: that it was, and back. What is answered shows so by itself. */
function Mark({ roundtableId, sessionId, task, act }: TaskProps & { act: 'read' | 'unread' }) {
  const { t } = useTranslation('preparation')
  if (task.kind !== 'read' && task.kind !== 'minutes') return null
  const [name, value] = task.kind === 'read' ? ['sectionId', task.sectionId] : ['minutesOfId', task.minutesOfId]
  const word = `${act === 'read' ? 'mark' : 'unmark'}-${task.kind}` as const
  return (
    <InlineForm action={sessionPaths.preparation(roundtableId, sessionId)}>
      {({ busy }) => (
        <>
          <input type="hidden" name="act" value={act} />
          <input type="hidden" name={name} value={value} />
          <Button type="submit" variant="quiet" icon={act === 'read' ? 'check' : undefined} pending={busy}>
            {t(`task.${word}`)}{' '}
            <span className="sr-only">
              <TaskName task={task} />
            </span>
          </Button>
        </>
      )}
    </InlineForm>
  )
}

function DoneTask({ roundtableId, sessionId, task }: TaskProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 py-1 text-sm text-ink-2">
      <Icon name="check" />
      <span className="min-w-0 flex-1 wrap-anywhere">
        <Link to={addressOf(roundtableId, task)}>
          <TaskName task={task} />
        </Link>
      </span>
      <Mark {...{ roundtableId, sessionId, task }} act="unread" />
    </li>
  )
}

function TaskName({ task }: { task: Task }) {
  const { t } = useTranslation('preparation')
  if (task.kind === 'read') return <>{t('task.read', { title: task.title })}</>
  if (task.kind === 'minutes') return <>{t('task.minutes-of', task.session)}</>
  if (task.kind === 'vote') return <>{t('task.vote', { name: [task.code, task.name].filter(Boolean).join(' ') })}</>
  return <>{t(task.toGroup ? 'task.answer-group' : 'task.answer', { title: task.title })}</>
}

function Quoted({ task }: { task: Extract<Task, { kind: 'answer' }> }) {
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-2 text-sm text-ink-2">
        <span>{task.by}</span>
        <GroupCode groupId={task.groupId} />
      </p>
      <blockquote className="mt-2 border-s-3 border-line-2 ps-3 text-sm wrap-anywhere text-ink-2">
        {task.excerpt}
      </blockquote>
    </>
  )
}

function addressOf(roundtableId: string, task: Task) {
  if (task.kind === 'read') return paths.section(roundtableId, task.sectionId)
  if (task.kind === 'minutes') return recordPaths.minutes(roundtableId, task.minutesOfId)
  if (task.kind === 'vote') return paths.ballotVote(roundtableId, task.ballotId)
  return paths.sectionThread(roundtableId, task.sectionId, task.threadId)
}
