import { useTranslation } from 'react-i18next'
import { Avatar } from '#app/ui/avatar.tsx'
import { Time, useFormat } from '#app/ui/format.tsx'
import { Card } from '#app/ui/page.tsx'
import type { HistoryEntry } from './indicator-history.server.ts'

/** Who changed what and when, newest first. */
export function RecordHistory({ history }: { history: HistoryEntry[] }) {
  const { t } = useTranslation('indicators')
  const format = useFormat()
  function saidOf({ sentence, data }: HistoryEntry) {
    const fields = format.list(
      (data.fields ?? [])
        .filter((field) => field !== 'sectionId' || !data.fields?.includes('pillarId'))
        .map((field) => t(`field.${field}`).toLocaleLowerCase(format.language)),
    )
    const state = (name: string | undefined) =>
      name ? t(`status.${name}`, { ns: 'ui' }).toLocaleLowerCase(format.language) : ''
    return t(`history.${sentence}`, {
      fields,
      version: data.version ?? 1,
      from: state(data.from),
      to: state(data.to),
      restored: data.restored ?? 1,
    })
  }
  return (
    <Card title={t('history.title')} id="history">
      {history.length === 0 ? <p className="text-ink-2">{t('history.empty')}</p> : null}
      <ul className="list-lines">
        {history.map((entry) => (
          <li key={entry.id} className="flex items-start gap-3">
            <Avatar person={{ name: entry.personName ?? '', groupId: entry.groupId }} size="sm" decorative />
            <div className="min-w-0 text-sm">
              <p>
                <span className="font-medium">{entry.personName ?? t('history.nobody')}</span>
                {entry.organisationName ? <span className="text-ink-2">, {entry.organisationName}</span> : null}
              </p>
              <p>{saidOf(entry)}</p>
              <Time value={entry.at} className="text-ink-2" />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
