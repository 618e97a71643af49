import { useTranslation } from 'react-i18next'
import { classNames } from '#app/ui/class-names.ts'
import { Card } from '#app/ui/page.tsx'
import type { ClockPart } from './clock-words.ts'
import type { AgendaStep } from './room-page.queries.server.ts'

/** The agenda as it goes: what was, what is on and what comes. */
export function RunOfShow({ items, clock }: { items: AgendaStep[]; clock: ClockPart }) {
  const { t } = useTranslation('cockpit')
  return (
    <Card title={t('run.title')}>
      <ol className="run">
        {items.map((item) => (
          <li
            key={item.id}
            className={classNames('run-item', item.parentId && 'run-below')}
            aria-current={item.id === clock.itemId ? 'step' : undefined}
          >
            <span className="run-title" dir="auto">
              {item.title}
            </span>
            <span className="run-minutes">{t('run.minutes', { count: item.minutes })}</span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
