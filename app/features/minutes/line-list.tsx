import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { recordPaths } from '#app/shared/record-paths.ts'
import { classNames } from '#app/ui/class-names.ts'
import { useGroups } from '#app/ui/group.tsx'
import { GroupCode } from '#app/ui/group.tsx'
import { Icon, type IconName } from '#app/ui/icons.tsx'
import { LineTools } from './line-tools.tsx'
import type { MinutesPageData } from './minutes-page.queries.server.ts'
import type { LineKind } from './minutes-words.ts'
import type { RecordItem, RecordLine } from './record-types.ts'
import { clock, type Said } from './said.ts'

const ICONS: Record<LineKind, IconName> = {
  begun: 'clock',
  present: 'people',
  speech: 'mic',
  ballot: 'scale',
  decision: 'flag',
  action: 'check',
  paused: 'pause',
  resumed: 'clock',
  ended: 'clock',
  'tables-drawn': 'people',
  'tables-begun': 'people',
  'tables-ended': 'people',
}

type Props = {
  page: MinutesPageData
  item: RecordItem
  said: Said
  renderResult: (line: RecordLine) => ReactNode
}

/** What happened in an item, in its order. */
export function LineList({ page, item, said, renderResult }: Props) {
  const { t } = useTranslation('minutes')
  if (!item.lines.length) return <p className="text-sm text-ink-2">{t('item.nothing')}</p>
  return (
    <ol className="minutes-lines">
      {item.lines.map((line, at) => (
        <li
          key={line.key}
          id={`line-${line.key.split(':')[1]}`}
          className={classNames('minutes-line', `is-${line.kind}`)}
        >
          <span className="minutes-time">{said.time(line.at)}</span>
          <div className="min-w-0">
            <Recorded {...{ page, line, said, renderResult }} />
            <Written page={page} line={line} />
            {page.can.edit ? (
              <LineTools page={page} line={line} isFirst={at === 0} isLast={at === item.lines.length - 1} />
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  )
}

function Recorded({ page, line, said, renderResult }: Omit<Props, 'item'> & { line: RecordLine }) {
  const { t } = useTranslation('minutes')
  const { groups } = useGroups()
  if (line.hidden) return <p className="text-sm text-ink-2">{said.line(line)}</p>
  if (line.kind === 'speech' && line.by) {
    const group = groups.find(({ code }) => code === line.by!.group)
    return (
      <p className="flex flex-wrap items-center gap-x-2">
        <Icon name={ICONS.speech} />
        <strong>{line.by.name}</strong>
        <span>{line.by.organisation}</span>
        <GroupCode group={group} />
        <span className="text-sm text-ink-2">{t(`speech-kind.${line.speech ?? 'contribution'}`)}</span>
        <span className="tabular-nums">{clock(line.spokenMs ?? 0)}</span>
      </p>
    )
  }
  if (line.kind === 'ballot' && line.ballot)
    return (
      <div className="minutes-well">
        <p>{said.ballot(line)}</p>
        {line.ballot.result ? <div className="text-sm">{renderResult(line)}</div> : null}
        <p className="text-sm">
          <Link to={paths.ballot(page.roundtableId, line.ballot.id)}>{t('full-result')}</Link>
        </p>
      </div>
    )
  const [noun, register] =
    line.kind === 'decision' ? ['D', recordPaths.decisions] : line.kind === 'action' ? ['A', recordPaths.actions] : []
  return (
    <p className={classNames('flex gap-2', noun && 'minutes-noted')}>
      <Icon name={ICONS[line.kind]} />
      <span className="min-w-0 wrap-anywhere">
        {said.line(line)}{' '}
        {register ? (
          <Link to={`${register(page.roundtableId)}?q=${noun}-${line.number}`} className="text-sm">
            {t('in-register')}
          </Link>
        ) : null}
      </span>
    </p>
  )
}

/** What a person wrote of the line, beside what was recorded. */
function Written({ page, line }: { page: MinutesPageData; line: RecordLine }) {
  const { t } = useTranslation('minutes')
  if (line.hidden) return null
  return (
    <>
      {line.summary ? (
        <p className="minutes-written">{line.summary}</p>
      ) : line.kind === 'speech' && page.can.edit ? (
        <p className="text-sm text-ink-2">{t('not-summed-up')}</p>
      ) : null}
      {line.corrected === null ? null : (
        <>
          <p className="minutes-written">{line.corrected}</p>
          <p className="text-sm text-ink-2">{t('corrected-by', { by: line.editor ?? '', reason: line.reason })}</p>
        </>
      )}
      {line.moved ? <p className="text-sm text-ink-2">{t('moved-by', { by: line.editor ?? '' })}</p> : null}
    </>
  )
}
