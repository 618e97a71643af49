import { useTranslation } from 'react-i18next'
import { Badge } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/page.tsx'
import { SIGNALS, signalsNow, type SignalsPart } from './signal-words.ts'

/** How many let the moderators know what, at this moment of the server's clock. Warnings stand out while somebody gives one. */
export function SignalCounts({ signals, now }: { signals: SignalsPart; now: number }) {
  const { t } = useTranslation('attendance')
  const counts = signalsNow(signals, now)
  return (
    <Card title={t('signals.title')}>
      <ul className="flex flex-wrap gap-x-4 gap-y-2 text-sm">
        {SIGNALS.map((kind) => (
          <li key={kind} className="flex items-center gap-2" data-signal={kind}>
            <span className={counts[kind] ? undefined : 'text-ink-2'}>{t(`signals.${kind}`)}</span>
            <Badge tone={counts[kind] && WARNINGS.includes(kind) ? 'marker' : undefined}>{counts[kind]}</Badge>
          </li>
        ))}
      </ul>
    </Card>
  )
}

const WARNINGS: readonly string[] = ['slower', 'cannot-hear']
