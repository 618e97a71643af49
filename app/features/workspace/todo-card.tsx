import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Time } from '#app/ui/format.tsx'
import { GroupCode } from '#app/ui/group.tsx'
import { Card } from '#app/ui/page.tsx'
import type { Asked, OpenBallot } from './home.queries.server.ts'

/** Ballots that lack this person's answer and questions put to them, in this order. */
export function TodoCard({
  roundtableId,
  ballots,
  asked,
}: {
  roundtableId: string
  ballots: OpenBallot[]
  asked: Asked[]
}) {
  const { t } = useTranslation('home')
  const count = ballots.length + asked.length
  return (
    <Card title={t('todo.title')} id="todo">
      {count === 0 ? <p className="text-ink-2">{t('todo.none')}</p> : null}
      <ol>
        {ballots.map((ballot, at) => (
          <Step
            key={ballot.id}
            number={at + 1}
            to={ballot.to}
            task={paths.ballotVote(roundtableId, ballot.id)}
            title={t('todo.rate', { code: ballot.code })}
            action={t('todo.start')}
            about={ballot.name}
            minutes={ballot.minutes}
            main={at === 0}
          >
            <p className="text-sm text-ink-2">{ballot.name}</p>
            <p className="text-sm text-ink-2">{t('todo.answered', { count: ballot.answered })}</p>
          </Step>
        ))}
        {asked.map((one, at) => (
          <Step
            key={one.threadId}
            number={ballots.length + at + 1}
            to={paths.sectionThread(roundtableId, one.sectionId, one.threadId)}
            title={t(one.toGroup ? 'todo.asked-group' : 'todo.asked', { section: one.section })}
            action={t('todo.answer')}
            about={one.section}
            minutes={one.minutes}
            main={ballots.length === 0 && at === 0}
          >
            <p className="flex flex-wrap items-baseline gap-2 text-sm text-ink-2">
              <span>{one.by}</span>
              <GroupCode groupId={one.groupId} />
              <Time value={one.at} />
            </p>
            <blockquote className="mt-2 border-s-3 border-line-2 ps-3 text-sm wrap-anywhere text-ink-2">
              {one.excerpt}
            </blockquote>
          </Step>
        ))}
      </ol>
    </Card>
  )
}

/** `task`: the page of this one act, which is where a phone begins; the record it belongs to stands behind `to`. */
type StepProps = {
  number: number
  to: string
  task?: string
  title: string
  action: string
  about: string
  minutes: number
  main: boolean
  children: ReactNode
}

function Step({ number, to, task = to, title, action, about, minutes, main, children }: StepProps) {
  const { t } = useTranslation('home')
  return (
    <li className="grid grid-cols-[2rem_1fr] gap-x-3 border-t border-line py-4 first:border-t-0 first:pt-0 sm:grid-cols-[2rem_1fr_auto]">
      <span
        aria-hidden="true"
        className="grid size-7 place-items-center rounded-round border-[1.5px] border-control text-sm font-bold tabular-nums"
      >
        {number}
      </span>
      <div className="min-w-0">
        <h3 className="text-base font-bold">
          <Link to={to}>{title}</Link>
        </h3>
        {children}
      </div>
      <div className="col-start-2 mt-2 flex items-center justify-between gap-4 sm:col-start-3 sm:mt-0 sm:self-start">
        <p className="text-sm whitespace-nowrap text-ink-2">
          <span className="sr-only">{t('todo.minutes-said', { count: minutes })}</span>
          <span aria-hidden="true" className="tabular-nums">
            {t('todo.minutes', { count: minutes })}
          </span>
        </p>
        {[to, ...(task === to ? [] : [task])].map((target) => (
          <LinkButton
            key={target}
            to={target}
            variant={main ? 'primary' : 'default'}
            className={task === to ? undefined : target === to ? 'max-md:hidden' : 'md:hidden'}
          >
            {action} <span className="sr-only">{about}</span>
          </LinkButton>
        ))}
      </div>
    </li>
  )
}
