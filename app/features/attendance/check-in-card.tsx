import { useTranslation } from 'react-i18next'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { Button } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { Time } from '#app/ui/format.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { Card } from '#app/ui/page.tsx'
import type { CheckInView } from './attendance.queries.server.ts'

type Props = { view: CheckInView; code?: string }

/** Where one says that one is here, changes how, and leaves. `code` is the one of the address. */
export function CheckInCard({ view, code = '' }: Props) {
  const { t } = useTranslation('attendance')
  const { own, can, state } = view
  return (
    <Card title={t('card.title')} id="check-in">
      {state === 'ended' ? (
        <p>{t('card.over')}</p>
      ) : !can.checkIn ? (
        <p>{t('card.no-seat')}</p>
      ) : own ? (
        <div key={own.id} tabIndex={-1} className="grid gap-4">
          <p>
            {t(own.mode === 'room' ? 'card.in-room' : 'card.is-remote')}{' '}
            <span className="text-ink-2">
              {t('card.since')} <Time value={own.since} as="time" />
            </span>
          </p>
          {own.mode === 'remote' ? <RoomForm view={view} code={code} /> : null}
          <div className="button-row">
            <ActButton view={view} act="leave" label={t('card.leave')} checkInId={own.id} />
            {own.mode === 'room' ? <ActButton view={view} act="remote" label={t('card.to-remote')} /> : null}
          </div>
        </div>
      ) : (
        <div key="away" tabIndex={-1} className="grid gap-4">
          {state === 'planned' ? (
            <p className="text-ink-2">
              {t('card.opens')} <Time value={view.opensAt} as="dateTime" />
            </p>
          ) : null}
          <RoomForm view={view} code={code} />
          <ActButton view={view} act="remote" label={t('card.remote')} />
        </div>
      )}
    </Card>
  )
}

function RoomForm({ view, code }: Required<Props>) {
  const { t } = useTranslation('attendance')
  const { fields } = useFields(undefined, { code })
  return (
    <InlineForm action={addressOf(view)}>
      {({ busy }) => (
        <div className="flex flex-wrap items-end gap-3">
          <input type="hidden" name="act" value="room" />
          <TextField
            field={fields.code}
            label={t('card.code')}
            hint={t('card.code-hint')}
            inputMode="numeric"
            autoComplete="off"
            maxLength={24}
          />
          <Button type="submit" variant="primary" pending={busy} className="max-sm:w-full">
            {t('card.room')}
          </Button>
        </div>
      )}
    </InlineForm>
  )
}

type ActProps = { view: CheckInView; act: 'remote' | 'leave'; label: string; checkInId?: string }

function ActButton({ view, act, label, checkInId }: ActProps) {
  return (
    <InlineForm action={addressOf(view)}>
      {({ busy }) => (
        <>
          {checkInId ? <input type="hidden" name="checkInId" value={checkInId} /> : null}
          <Button type="submit" name="act" value={act} pending={busy}>
            {label}
          </Button>
        </>
      )}
    </InlineForm>
  )
}

const addressOf = ({ roundtableId, sessionId }: CheckInView) => sessionPaths.checkIn(roundtableId, sessionId)
