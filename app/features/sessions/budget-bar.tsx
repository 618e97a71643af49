import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import type { AgendaItemView } from './agenda.queries.server.ts'
import { type Running, shortening } from './running-times.ts'

type Props = {
  items: AgendaItemView[]
  running: Running
  planned: number
  clock: (minutes: number) => string
  /** Where the offer to shorten is sent; without it there is none. */
  action?: string
}

/** The session to scale: its items, the breaks outlined, what would come after the planned end hatched; and what can be done about it. */
export function BudgetBar({ items, running: { times, total }, planned, clock, action }: Props) {
  const { t } = useTranslation('sessions')
  const hatch = useId()
  const whole = Math.max(total, planned, 1)
  const share = (minutes: number) => `${(minutes / whole) * 100}%`
  const parts = items
    .filter(({ parentId }) => parentId === null)
    .map(({ id, kind, title }) => ({ id, kind, title, ...times.get(id)! }))
  return (
    <figure className="mb-4">
      <svg
        className="block h-12 w-full overflow-visible"
        role="img"
        aria-label={t('budget.label', { total, planned, count: parts.length })}
      >
        <defs>
          <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" className="fill-sheet" />
            <rect width="3" height="6" className="fill-ink" />
          </pattern>
        </defs>
        {parts.map(({ id, kind, number, start, minutes }) => (
          <g key={id}>
            <rect
              x={share(start)}
              y="6"
              width={share(minutes)}
              height="36"
              className={kind === 'break' ? 'fill-sheet stroke-control' : 'fill-inset stroke-sheet'}
              strokeWidth="1"
            />
            {minutes / whole > (number ? 0.04 : 0.1) ? (
              <text x={share(start + minutes / 2)} y="29" textAnchor="middle" className="fill-ink text-xs">
                {number || (kind === 'break' ? t('kind.break') : '')}
              </text>
            ) : null}
          </g>
        ))}
        {total > planned ? (
          <rect x={share(planned)} y="6" width={share(total - planned)} height="36" fill={`url(#${hatch})`} />
        ) : null}
        <line x1={share(planned)} x2={share(planned)} y1="0" y2="48" className="stroke-ink" strokeWidth="2" />
      </svg>
      <p className="mt-1 flex flex-wrap justify-between gap-x-4 text-xs text-ink-2 tabular-nums">
        <span>{clock(0)}</span>
        <span>{t('budget.planned-end', { time: clock(planned) })}</span>
      </p>
      <figcaption className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-2">
        <span role="status">
          <b>{t('budget.total', { total, planned })}</b>{' '}
          {t(endsHow(total, planned), { time: clock(total), count: Math.abs(planned - total) })}
        </span>
        {action ? <Shorten {...{ items, planned, action }} /> : null}
      </figcaption>
    </figure>
  )
}

function endsHow(total: number, planned: number) {
  return total > planned ? 'budget.over' : total < planned ? 'budget.under' : 'budget.even'
}

function Shorten({ items, planned, action }: { items: AgendaItemView[]; planned: number; action: string }) {
  const { t } = useTranslation('sessions')
  const begun = new Set(items.filter((item) => item.begun).map(({ id }) => id))
  const offer = shortening(items, planned, begun)
  const item = items.find(({ id }) => id === offer?.id)
  if (!offer || !item) return null
  return (
    <InlineForm action={action}>
      {({ busy }) => (
        <>
          <input type="hidden" name="act" value="edit" />
          <input type="hidden" name="id" value={item.id} />
          <input type="hidden" name="version" value={item.version} />
          <input type="hidden" name="title" value={item.title} />
          <input type="hidden" name="minutes" value={offer.to} />
          <Button type="submit" size="sm" pending={busy}>
            {t('budget.shorten', { title: item.title, count: offer.by })}
          </Button>
        </>
      )}
    </InlineForm>
  )
}
