import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '#app/ui/avatar.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/page.tsx'
import { useServerNow } from '#app/ui/server-clock.ts'
import { AskForm, type Own, OwnLine } from './ask-form.tsx'
import { FloorForm, type Where } from './floor-form.tsx'
import type { FloorPart, PlaceShown } from './floor-part.ts'
import { usePlaceInWords, useReasons } from './reasons.tsx'
import { SpeakerCard } from './speaker-card.tsx'
import { placeOf, waitMinutes } from './waiting.ts'

/** So many are named on a phone. */
const NAMED = 4

type Props = {
  where: Where
  floor: FloorPart
  personId: string
  /** What the session is called, where an act waits for the line. */
  about: string
  live: boolean
  mayAsk: boolean
  own: Own | null
}

/** The floor for whoever takes part: who has it, who is next and why, one's own place and what one can do about it. */
export function RoomFloor({ where, floor, personId, about, live, mayAsk, own }: Props) {
  const { t } = useTranslation('floor')
  // Nobody is told what somebody wants to say, not even the other pages of its author: what is typed here stands here.
  const [typed, setTyped] = useState<Own | null>(null)
  if (!live) return null
  const place = placeOf(floor, personId)
  const speaks = floor.speaker?.personId === personId
  return (
    <section aria-labelledby="floor-title" className="grid gap-4">
      <h2 id="floor-title" className="sr-only">
        {t('room.title')}
      </h2>
      {floor.speaker ? <SpeakerCard speaker={floor.speaker} /> : null}
      <Card>
        {speaks ? <p className="floor-place-title">{t('room.yours')}</p> : null}
        {place ? <OwnPlace floor={floor} number={place.number} /> : null}
        <NextList floor={floor} personId={personId} own={place?.shown} />
        <LastSpeakers last={floor.last} />
      </Card>
      {place ? (
        <>
          <OwnLine
            where={where}
            own={typed ?? own ?? { kind: place.shown?.kind ?? 'contribution', line: '' }}
            onTyped={setTyped}
          />
          <div className="room-acts floor-bar-acts">
            <FloorForm where={where} noun="floor" act="let-others-go">
              {({ busy }) => (
                <Button type="submit" size="touch" pending={busy} className="w-full">
                  {t('room.let-others')}
                </Button>
              )}
            </FloorForm>
            <FloorForm where={where} noun="floor" act="withdraw">
              {({ busy }) => (
                <Button type="submit" size="touch" pending={busy} className="w-full">
                  {t('room.lower')}
                </Button>
              )}
            </FloorForm>
          </div>
        </>
      ) : speaks ? null : (
        <Asking {...{ where, about, mayAsk }} queue={floor.queue} onTyped={setTyped} />
      )}
    </section>
  )
}

type AskingProps = Pick<Props, 'where' | 'about' | 'mayAsk'> & {
  queue: FloorPart['queue']
  onTyped: (typed: Own) => void
}

function Asking({ where, about, queue, mayAsk, onTyped }: AskingProps) {
  const { t } = useTranslation('floor')
  if (!mayAsk) return <p className="text-ink-2">{t('room.listen')}</p>
  if (queue === 'closed') return <p className="text-ink-2">{t('room.closed')}</p>
  return <AskForm where={where} about={about} pointsOnly={queue === 'points'} onTyped={onTyped} />
}

function OwnPlace({ floor, number }: { floor: FloorPart; number: number }) {
  const { t } = useTranslation('floor')
  const inWords = usePlaceInWords()
  const minutes = waitMinutes(floor, number, useServerNow(15_000))
  return (
    <div className="floor-own">
      <span className="floor-number floor-number-lg" aria-hidden="true">
        {number}
      </span>
      <div>
        <p className="floor-place-title">{inWords(number)}</p>
        <p className="text-sm text-ink-2">{t('room.minutes', { count: minutes })}</p>
      </div>
    </div>
  )
}

function NextList({ floor, personId, own }: { floor: FloorPart; personId: string; own: PlaceShown | undefined }) {
  const { t } = useTranslation('floor')
  const reasons = useReasons()
  const { next, later } = floor
  const [first] = next
  if (!first) return <p className="text-ink-2">{t('queue.nobody')}</p>
  const named = next.filter((place, index) => index < NAMED || place === own)
  const more = next.length + later.length - named.length
  return (
    <>
      <h3 className="sr-only">{t('room.list')}</h3>
      <ol className="floor-list">
        {named.map((place) => (
          <li key={place.id} className="floor-place">
            <span className="floor-number">{next.indexOf(place) + 1}</span>
            <Avatar person={place} decorative />
            <bdi className={place.personId === personId ? 'floor-name' : undefined}>
              {place.personId === personId ? t('room.you') : place.name}
            </bdi>
            {place.kind === 'contribution' ? null : (
              <span className="text-sm text-ink-2">{t(`kind.${place.kind}`)}</span>
            )}
          </li>
        ))}
      </ol>
      {more > 0 ? <p className="mt-2 text-sm text-ink-2">{t('room.more', { count: more })}</p> : null}
      {first.personId === personId ? null : (
        <p className="mt-2 text-sm text-ink-2">{t('room.why-first', { name: first.name, reasons: reasons(first) })}</p>
      )}
      {own ? <p className="mt-2 text-sm text-ink-2">{t('room.why-you', { reasons: reasons(own) })}</p> : null}
    </>
  )
}

function LastSpeakers({ last }: { last: FloorPart['last'] }) {
  const { t } = useTranslation('floor')
  if (!last.length) return null
  return (
    <>
      <h3 className="mt-4 text-sm font-medium">{t('room.last')}</h3>
      <ol className="mt-1 flex flex-wrap gap-x-4 gap-y-2">
        {last.map((person, index) => (
          <li key={index} className="flex items-center gap-3 text-sm">
            <Avatar person={person} size="sm" decorative />
            <bdi>{person.name}</bdi>
          </li>
        ))}
      </ol>
    </>
  )
}
