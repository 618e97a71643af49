import { useTranslation } from 'react-i18next'
import { Time } from '#app/ui/format.tsx'
import { GroupCode } from '#app/ui/group.tsx'
import { Card } from '#app/ui/page.tsx'
import { Status } from '#app/ui/status.tsx'
import type { MoveEntry } from './beside.queries.server.ts'
import type { IndicatorState } from './indicator-words.ts'

/** How the table came to where it stands with the indicator: every move with who made it, when, by which rule and why. */
export function RecordTimeline({ timeline }: { timeline: MoveEntry[] }) {
  const { t } = useTranslation('indicators')
  if (timeline.length === 0) return null
  return (
    <Card title={t('timeline.title')} id="timeline">
      <ol className="list-lines">
        {timeline.map(({ id, at, to, round, rule, reason, personName, organisationName, groupId }) => (
          <li key={id} className="grid gap-1 text-sm">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Status status={to as IndicatorState} />
              {round ? <span>{t('record.round', { round })}</span> : null}
              <span className="text-ink-2">{t(`timeline.rule.${rule}`)}</span>
            </p>
            {reason ? (
              <p className="font-serif whitespace-pre-line wrap-anywhere" dir="auto">
                {reason}
              </p>
            ) : null}
            <p className="flex flex-wrap items-center gap-2 text-ink-2">
              {personName ? <span>{[personName, organisationName].filter(Boolean).join(', ')}</span> : null}
              {groupId ? <GroupCode groupId={groupId} /> : null}
              <Time value={at} as="dateTime" />
            </p>
          </li>
        ))}
      </ol>
    </Card>
  )
}
