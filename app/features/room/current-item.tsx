import { useTranslation } from 'react-i18next'
import { ButtonRow } from '#app/ui/button.tsx'
import { Card } from '#app/ui/page.tsx'
import { Timer, TimerBar } from '#app/ui/timer.tsx'
import { ClockForm, type Where } from './clock-form.tsx'
import type { ClockPart } from './clock-words.ts'
import { clockOfItem, runningOf } from './item-clock.ts'
import type { AgendaStep } from './room-page.queries.server.ts'

type Shown = { where: Where; items: AgendaStep[]; clock: ClockPart }

/** What is on, how long it still has, and what a moderator does with it. */
export function CurrentItem({ where, items, clock }: Shown) {
  const item = items.find(({ id }) => id === clock.itemId)
  if (clock.state !== 'live' || !item) return <Standing where={where} items={items} clock={clock} />
  return (
    <Card className="cockpit-current">
      <ItemHead item={item} items={items} clock={clock} />
      <ClockActs where={where} item={item} clock={clock} />
    </Card>
  )
}

function Standing({ where, items, clock }: Shown) {
  const { t } = useTranslation('cockpit')
  const say = clock.state === 'live' ? 'no-item' : clock.state
  return (
    <Card className="cockpit-current">
      <h2 className="card-title">{t(`standing.${say}`)}</h2>
      {clock.state === 'planned' ? (
        <ClockForm where={where} act="start" variant="primary" className="mt-3">
          {t('act.start')}
        </ClockForm>
      ) : null}
      {clock.state === 'live' && items.length ? (
        <ClockForm where={where} act="next" variant="primary" className="mt-3">
          {t('act.next')}
        </ClockForm>
      ) : null}
    </Card>
  )
}

/** Shown to everybody in the room alike. */
export function ItemHead({ item, items, clock }: Omit<Shown, 'where'> & { item: AgendaStep }) {
  const { t } = useTranslation('cockpit')
  const running = runningOf(clock, item)
  const steps = items.filter(({ number }) => number !== null).length
  return (
    <>
      <div className="cockpit-head">
        <div className="min-w-0">
          <p className="kicker">{t('item.number', { number: item.number, count: steps })}</p>
          <h2 className="cockpit-title" dir="auto">
            {item.title}
          </h2>
        </div>
        <p className="cockpit-clock">
          <Timer {...running} label={t('item.time')} className="cockpit-time" />
          <span className="text-sm text-ink-2">
            {running.runningSince === null
              ? t('item.paused')
              : t('item.of', { count: Math.round(running.allowedMs / 60_000) })}
          </span>
        </p>
      </div>
      <TimerBar {...running} />
    </>
  )
}

const STEP_MINUTES = 5

function ClockActs({ where, item, clock }: { where: Where; item: AgendaStep; clock: ClockPart }) {
  const { t } = useTranslation('cockpit')
  const seen = { itemId: item.id }
  const { extraMinutes } = clockOfItem(clock, item.id)
  const paused = clock.runningSince === null
  return (
    <ButtonRow className="mt-3">
      <ClockForm where={where} act={paused ? 'resume' : 'pause'} fields={seen} icon={paused ? 'right' : 'pause'}>
        {t(paused ? 'act.resume' : 'act.pause')}
      </ClockForm>
      <ClockForm where={where} act="minutes" fields={{ ...seen, extraMinutes, minutes: -STEP_MINUTES }} icon="minus">
        {t('act.less', { count: STEP_MINUTES })}
      </ClockForm>
      <ClockForm where={where} act="minutes" fields={{ ...seen, extraMinutes, minutes: STEP_MINUTES }} icon="plus">
        {t('act.more', { count: STEP_MINUTES })}
      </ClockForm>
      <ClockForm where={where} act="previous" fields={seen} icon="left">
        {t('act.previous')}
      </ClockForm>
      <ClockForm where={where} act="next" fields={seen} variant="primary" icon="right" className="ms-auto">
        {t('act.next')}
      </ClockForm>
    </ButtonRow>
  )
}
