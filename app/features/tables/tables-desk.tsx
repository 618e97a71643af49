import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { Card } from '#app/ui/page.tsx'
import { DrawForm } from './draw-form.tsx'
import { MoveForm } from './move-form.tsx'
import { SeatList } from './seat-list.tsx'
import { TableDesk } from './table-desk.tsx'
import { TableTime } from './table-time.tsx'
import { TABLE_MINUTES } from './table-words.ts'
import { TablesButton, TablesForm, type Where } from './tables-form.tsx'
import type { DrawShown } from './tables-part.ts'

type Props = {
  where: Where
  item: { id: string; minutes: number }
  draw: DrawShown | null
  /** How many may be seated. */
  present: number
}

/** In the cockpit, while its item is current: the draw, who sits where, their time and their end. */
export function TablesDesk({ where, item, draw, present }: Props) {
  const { t } = useTranslation('tables')
  return (
    <Card title={t('title')} id="desk-tables" className="cockpit-card">
      {draw ? (
        <div className="grid gap-4">
          <TableTime draw={draw} />
          <DeskActs where={where} draw={draw} minutes={item.minutes} />
          <div className="grid gap-x-5 gap-y-4 sm:grid-cols-2 xl:grid-cols-3">
            {draw.tables.map((table) => (
              <TableDesk key={table.id} where={where} draw={draw} table={table} />
            ))}
          </div>
          {draw.apart.length ? <Apart draw={draw} /> : null}
          {draw.state === 'ended' ? null : <MoveForm where={where} draw={draw} />}
          {draw.state === 'drawn' ? (
            <Disclosure summary={t('draw.again-title')} icon="undo">
              <div className="mt-2">
                <DrawForm where={where} itemId={item.id} draw={draw} present={present} />
              </div>
            </Disclosure>
          ) : null}
          <Provenance draw={draw} />
        </div>
      ) : (
        <>
          <p className="mb-3 text-sm text-ink-2">{t('draw.lead')}</p>
          <DrawForm where={where} itemId={item.id} draw={null} present={present} />
        </>
      )}
    </Card>
  )
}

function Apart({ draw }: { draw: DrawShown }) {
  const { t } = useTranslation('tables')
  return (
    <section aria-label={t('desk.apart')}>
      <h3 className="font-bold">{t('desk.apart')}</h3>
      <div className="mt-2">
        <SeatList seats={draw.apart} label={t('desk.apart')} />
      </div>
    </section>
  )
}

/** By what the tables were drawn, so that anybody can draw them again. */
export function Provenance({ draw }: { draw: DrawShown }) {
  const { t } = useTranslation('tables')
  return (
    <p className="text-sm text-ink-2">
      {t('drawn-by', { name: draw.drawnBy })} {t('seed-is')} <code dir="auto">{draw.seed}</code>
      {draw.replaced ? `. ${t('replaced', { count: draw.replaced })}` : null}
    </p>
  )
}

function DeskActs({ where, draw, minutes }: { where: Where; draw: DrawShown; minutes: number }) {
  const { t } = useTranslation('tables')
  const { step } = TABLE_MINUTES
  if (draw.state === 'begun') {
    const seen = { drawId: draw.id, dueAt: draw.dueAt ?? 0 }
    return (
      <div className="button-row">
        <TablesButton
          where={where}
          act="minutes"
          fields={{ ...seen, minutes: -step }}
          icon="minus"
          label={t('desk.less', { count: step })}
        >
          {t('desk.minutes', { count: step })}
        </TablesButton>
        <TablesButton
          where={where}
          act="minutes"
          fields={{ ...seen, minutes: step }}
          icon="plus"
          label={t('desk.more', { count: step })}
        >
          {t('desk.minutes', { count: step })}
        </TablesButton>
        <TablesButton where={where} act="end" fields={{ drawId: draw.id }} variant="primary" className="sm:ms-auto">
          {t('desk.end')}
        </TablesButton>
      </div>
    )
  }
  const begins = draw.state === 'drawn'
  return (
    <TablesForm key={draw.state} where={where} act={begins ? 'begin' : 'reopen'} fields={{ drawId: draw.id }}>
      {({ busy, lastResult }) => (
        <MinutesAndGo {...{ busy, lastResult, begins }} minutes={begins ? minutes : TABLE_MINUTES.step} />
      )}
    </TablesForm>
  )
}

type GoProps = { busy: boolean; lastResult: Parameters<typeof useFields>[0]; begins: boolean; minutes: number }

function MinutesAndGo({ busy, lastResult, begins, minutes }: GoProps) {
  const { t } = useTranslation('tables')
  const { fields } = useFields(lastResult, { minutes })
  return (
    <div className="flex flex-wrap items-end gap-3">
      <TextField
        field={fields.minutes}
        label={t('desk.time')}
        type="number"
        inputMode="numeric"
        min={TABLE_MINUTES.least}
        max={TABLE_MINUTES.most}
        width="xs"
      />
      <Button type="submit" variant={begins ? 'primary' : 'default'} pending={busy}>
        {t(begins ? 'desk.begin' : 'desk.reopen')}
      </Button>
    </div>
  )
}
