import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { Card } from '#app/ui/page.tsx'
import { type SeatLevel, TinyRing } from '#app/ui/ring.tsx'

/** `levels` where it is known which groups took part. */
export type Decision = {
  key: string
  to: string
  title: string
  text: ReactNode
  at: string
  levels: Record<string, SeatLevel> | null
}

/** What the table has concluded, newest first: sections agreed or opened again, and the results of ballots. */
export function DecisionsCard({ decisions }: { decisions: Decision[] }) {
  const { t } = useTranslation('home')
  const format = useFormat()
  return (
    <Card title={t('decisions.title')} id="decisions">
      {decisions.length === 0 ? <p className="text-ink-2">{t('decisions.none')}</p> : null}
      <ul className="list-lines">
        {decisions.map(({ key, to, title, text, at, levels }) => (
          <li
            key={key}
            className="grid grid-cols-[1.5rem_minmax(0,1fr)] items-baseline gap-x-3 sm:grid-cols-[1.5rem_minmax(0,1fr)_auto]"
          >
            <span className="self-start pt-0.5 text-ink-2">
              {levels ? <TinyRing levels={levels} /> : <Icon name="agreed" />}
            </span>
            <div>
              <h3 className="font-bold">
                <Link to={to} dir="auto">
                  {title}
                </Link>
              </h3>
              <p className="text-sm wrap-anywhere text-ink-2" dir="auto">
                {text}
              </p>
            </div>
            <p className="text-sm whitespace-nowrap text-ink-2 max-sm:col-start-2">{format.date(at)}</p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
