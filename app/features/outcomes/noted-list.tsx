import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { recordPaths } from '#app/shared/record-paths.ts'
import { useFormat } from '#app/ui/format.tsx'
import { GroupCode } from '#app/ui/group.tsx'
import { Icon } from '#app/ui/icons.tsx'
import type { NotedLine } from './noted-part.server.ts'
import { outcomeCode } from './outcome-words.ts'

/** What has been noted so far in a session: each line leads to its register. */
export function NotedList({ roundtableId, noted }: { roundtableId: string; noted: NotedLine[] }) {
  const { t } = useTranslation('outcomes')
  const format = useFormat()
  if (!noted.length) return <p className="text-sm text-ink-2">{t('noted.none')}</p>
  return (
    <ol className="grid gap-3">
      {noted.map((line) => {
        const code = outcomeCode(line.noun, line.number)
        const register = line.noun === 'decision' ? recordPaths.decisions : recordPaths.actions
        return (
          <li key={line.id} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
            <span className="text-sm tabular-nums text-ink-2">{format.time(line.at)}</span>
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-x-2 text-sm text-ink-2">
                <Icon name={line.noun === 'decision' ? 'flag' : 'check'} />
                <Link to={`${register(roundtableId)}?q=${code}`}>{code}</Link>
                {line.owner ? (
                  <>
                    <GroupCode groupId={line.owner.groupId} />
                    <span>{line.owner.name}</span>
                  </>
                ) : null}
                {line.dueOn ? <span>{t('by', { day: format.date(`${line.dueOn}T12:00:00Z`) })}</span> : null}
              </p>
              <p className="font-serif wrap-anywhere">{line.text}</p>
            </div>
          </li>
        )
      })}
    </ol>
  )
}
