import { useTranslation } from 'react-i18next'
import { Card } from '#app/ui/page.tsx'
import { useServerNow } from '#app/ui/server-clock.ts'
import { ClockForm, type Where } from './clock-form.tsx'
import { type DeskClockPart, UNDO_END_SECONDS } from './clock-words.ts'
import { clockOfItem } from './item-clock.ts'
import { ItemHead } from './item-head.tsx'
import { LastActLine } from './last-act.tsx'
import type { AgendaStep } from './room-page.queries.server.ts'

type Shown = { where: Where; items: AgendaStep[]; clock: DeskClockPart; timeZone: string }

/** What is on, how long it still has, and what a moderator does with it. */
export function CurrentItem({ where, items, clock, timeZone }: Shown) {
  const item = items.find(({ id }) => id === clock.itemId)
  return (
    <Card className="cockpit-card">
      {clock.state === 'live' && item ? (
        <>
          <ItemHead item={item} items={items} clock={clock} />
          <ClockActs where={where} item={item} items={items} clock={clock} />
        </>
      ) : (
        <Standing where={where} items={items} clock={clock} />
      )}
      <LastActLine items={items} last={clock.last} timeZone={timeZone} />
    </Card>
  )
}

/** Before the first item, and after the last. */
function Standing({ where, items, clock }: Omit<Shown, 'timeZone'>) {
  const { t } = useTranslation('cockpit')
  const say = clock.state === 'live' ? 'no-item' : clock.state
  return (
    <>
      <h2 className="cockpit-title">{t(`standing.${say}`)}</h2>
      {clock.state === 'planned' ? (
        <ClockForm where={where} act="start" variant="primary" className="mt-3">
          {t('act.start')}
        </ClockForm>
      ) : null}
      {clock.state === 'live' && items.length ? (
        <ClockForm where={where} act="next" variant="primary" icon="right" className="mt-3" shortcut="n">
          {t('act.next')}
        </ClockForm>
      ) : null}
      {clock.state === 'ended' ? <TakeBack where={where} endedAt={clock.endedAt} /> : null}
    </>
  )
}

/** For a minute, whoever pressed it: another moderator may have seen the slip first. */
function TakeBack({ where, endedAt }: { where: Where; endedAt: number | null }) {
  const { t } = useTranslation('cockpit')
  const now = useServerNow(1000)
  if (endedAt === null || now - endedAt >= UNDO_END_SECONDS * 1000) return null
  return (
    <ClockForm where={where} act="undo-end" icon="undo" className="mt-3">
      {t('act.undo-end')}
    </ClockForm>
  )
}

const STEP_MINUTES = 5

function ClockActs({ where, item, items, clock }: Omit<Shown, 'timeZone'> & { item: AgendaStep }) {
  const { t } = useTranslation('cockpit')
  const seen = { itemId: item.id }
  const { extraMinutes } = clockOfItem(clock, item.id)
  const paused = clock.runningSince === null
  const steps = items.filter(({ step }) => step)
  const at = steps.findIndex(({ id }) => id === item.id)
  const minutes = (by: number) => ({ where, act: 'minutes', fields: { ...seen, extraMinutes, minutes: by } })
  return (
    <div className="button-row cockpit-acts mt-3">
      <ClockForm
        where={where}
        act={paused ? 'resume' : 'pause'}
        fields={seen}
        icon={paused ? 'right' : 'pause'}
        shortcut="p"
      >
        {t(paused ? 'act.resume' : 'act.pause')}
      </ClockForm>
      {item.minutes + extraMinutes > STEP_MINUTES ? (
        <ClockForm {...minutes(-STEP_MINUTES)} icon="minus" label={t('act.less', { count: STEP_MINUTES })} shortcut="-">
          {t('act.minutes', { count: STEP_MINUTES })}
        </ClockForm>
      ) : null}
      <ClockForm {...minutes(STEP_MINUTES)} icon="plus" label={t('act.more', { count: STEP_MINUTES })} shortcut="+">
        {t('act.minutes', { count: STEP_MINUTES })}
      </ClockForm>
      {at > 0 ? (
        <ClockForm where={where} act="previous" fields={seen} icon="left" label={t('act.previous')} shortcut="b">
          {t('act.back')}
        </ClockForm>
      ) : null}
      {at < steps.length - 1 ? (
        <ClockForm
          where={where}
          act="next"
          fields={seen}
          variant="primary"
          icon="right"
          shortcut="n"
          className="sm:ms-auto"
        >
          {t('act.next')}
        </ClockForm>
      ) : null}
    </div>
  )
}
