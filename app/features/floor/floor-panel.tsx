import { useTranslation } from 'react-i18next'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Card } from '#app/ui/page.tsx'
import { KeyHint, useKey } from '#app/ui/page-keys.tsx'
import { AddPerson, type Listed } from './add-person.tsx'
import { FloorForm, type Where } from './floor-form.tsx'
import type { DeskFloorPart, FloorPart } from './floor-part.ts'
import { FloorSettings } from './floor-settings.tsx'
import { FLOOR_ORDERS, QUEUES } from './floor-words.ts'
import { PlaceRow } from './place-row.tsx'
import { timeInWords } from './reasons.tsx'
import { SpeakerCard } from './speaker-card.tsx'

type Props = { where: Where; floor: FloorPart; desk: DeskFloorPart; people: Listed[]; itemId: string | null }

/** Who speaks, who is next and why, and everything a moderator does with it. */
export function FloorPanel({ where, floor, desk, people, itemId }: Props) {
  const { t } = useTranslation('floor')
  const { places } = desk
  const seen = { speechId: floor.speaker?.speechId }
  return (
    <Card title={t('speaker.title')} end={t('speaker.each', { time: timeInWords(t, floor.speechSeconds) })} id="floor">
      {floor.speaker ? (
        <SpeakerCard speaker={floor.speaker}>
          <SpeechActs where={where} floor={floor} desk={desk} />
        </SpeakerCard>
      ) : (
        <p className="text-ink-2">{t('speaker.nobody')}</p>
      )}
      <div className="mt-4 flex flex-wrap items-center justify-between gap-2">
        <h3 className="floor-name">{t('queue.hands', { count: places.length })}</h3>
        <OrderSwitch where={where} order={floor.order} />
      </div>
      {places.length ? (
        <ol className="floor-list">
          {places.map((place, index) => (
            <PlaceRow
              key={place.id}
              {...{ where, place, seen }}
              number={index + 1}
              last={index === places.length - 1}
            />
          ))}
        </ol>
      ) : (
        <p className="mt-2 text-sm text-ink-2">{t('queue.nobody')}</p>
      )}
      <p className="mt-2 text-sm text-ink-2">{t('queue.everybody-sees')}</p>
      <QueueSwitch where={where} queue={floor.queue} />
      <AddPerson where={where} people={people} waiting={places.map(({ personId }) => personId)} />
      <FloorSettings where={where} floor={floor} weights={desk.weights} itemId={itemId} />
    </Card>
  )
}

function SpeechActs({ where, floor, desk }: Pick<Props, 'where' | 'floor' | 'desk'>) {
  const { t } = useTranslation('floor')
  const { speechId, name, runningSince } = floor.speaker!
  const [first] = desk.places
  const next = useKey('f')
  const act = runningSince === null ? 'resume' : 'pause'
  return (
    <ButtonRow className="mt-3">
      <FloorForm where={where} noun="speech" act={act} fields={{ speechId }}>
        {({ busy }) => (
          <Button type="submit" size="sm" icon={act === 'pause' ? 'pause' : 'right'} pending={busy}>
            {t(`speaker.${act}`)}
          </Button>
        )}
      </FloorForm>
      <FloorForm where={where} noun="speech" act="end" fields={{ speechId }}>
        {({ busy }) => (
          <Button type="submit" size="sm" pending={busy} aria-label={t('speaker.end-long', { name })}>
            {t('speaker.end')}
          </Button>
        )}
      </FloorForm>
      {first ? (
        <FloorForm where={where} noun="speech" act="next" fields={{ speechId, requestId: first.id }}>
          {({ busy }) => (
            <Button type="submit" size="sm" variant="primary" pending={busy} {...next}>
              {t('speaker.end-and-next', { name: first.name })}
              <KeyHint of="f" />
            </Button>
          )}
        </FloorForm>
      ) : null}
    </ButtonRow>
  )
}

function OrderSwitch({ where, order }: { where: Where; order: FloorPart['order'] }) {
  const { t } = useTranslation('floor')
  return (
    <FloorForm where={where} noun="queue" act="order" fields={{ was: order }}>
      <Choices
        label={t('queue.order')}
        name="order"
        chosen={order}
        choices={[...FLOOR_ORDERS].reverse().map((value) => ({ value, label: t(`queue.${value}`) }))}
      />
    </FloorForm>
  )
}

function QueueSwitch({ where, queue }: { where: Where; queue: FloorPart['queue'] }) {
  const { t } = useTranslation('floor')
  return (
    <FloorForm where={where} noun="queue" act="queue" fields={{ was: queue }} className="mt-3">
      <p className="mb-1 text-sm font-medium" aria-hidden="true">
        {t('queue.states')}
      </p>
      <Choices
        label={t('queue.states')}
        name="queue"
        chosen={queue}
        choices={QUEUES.map((value) => ({ value, label: t(`queue.state.${value}`) }))}
      />
    </FloorForm>
  )
}

type Choice = { value: string; label: string }

/** One of a few that hold at once where they are pressed. */
function Choices({ label, name, chosen, choices }: { label: string; name: string; chosen: string; choices: Choice[] }) {
  return (
    <div role="group" aria-label={label} className="floor-choices">
      {choices.map(({ value, label: text }) => (
        <button key={value} type="submit" name={name} value={value} aria-pressed={value === chosen}>
          {text}
        </button>
      ))}
    </div>
  )
}
