import { useTranslation } from 'react-i18next'
import { Avatar } from '#app/ui/avatar.tsx'
import { GroupCode, GroupName, useGroups } from '#app/ui/group.tsx'
import { clockText, useTimer } from '#app/ui/timer.tsx'
import type { FaceView, PersonView, SpeakerView } from '../face-views.ts'
import { ItemHead } from '../item-head.tsx'

/** Who has the floor and who comes next, and nothing of what they want to say. */
export function SpeakersFace({ face }: { face: Extract<FaceView, { kind: 'speakers' }> }) {
  return (
    <>
      <div className="screen-middle">
        <ItemHead item={face.item} />
      </div>
      <Floor speaker={face.speaker} next={face.next} />
    </>
  )
}

export function Floor({ speaker, next }: { speaker: SpeakerView | null; next: PersonView[] }) {
  const { t } = useTranslation('screens')
  return (
    <div className="screen-floor">
      {speaker ? <Speaker speaker={speaker} /> : <p className="screen-nobody">{t('floor.nobody')}</p>}
      {next.length ? (
        <ol className="screen-next" aria-label={t('floor.next')}>
          {next.map(({ name, groupId }, at) => (
            <li key={at}>
              <span className="screen-place" aria-hidden="true">
                {at + 1}
              </span>
              <span dir="auto">{name}</span>
              <GroupCode groupId={groupId} />
            </li>
          ))}
        </ol>
      ) : null}
    </div>
  )
}

function Speaker({ speaker }: { speaker: SpeakerView }) {
  const { group } = useGroups()
  const known = group(speaker.groupId)
  return (
    <div className="screen-speaker">
      <Avatar person={speaker} decorative />
      <p>
        <b dir="auto">{speaker.name}</b>
        <span>
          {speaker.organisation ? <span dir="auto">{speaker.organisation}, </span> : null}
          {known ? <GroupName group={known} /> : null}
        </span>
      </p>
      <SpeechTime speaker={speaker} />
    </div>
  )
}

/** As at the desk and on every phone: what has been said of what may be, and once it is over, by how much. */
function SpeechTime({ speaker: { name, running } }: { speaker: SpeakerView }) {
  const { t } = useTranslation('screens')
  const { spentMs, seconds, state } = useTimer(running)
  const isOver = state === 'over'
  const time = clockText(Math.round(running.allowedMs / 1000))
  return (
    <p className="screen-time">
      <span role="timer" aria-label={t('floor.time', { name })}>
        {isOver ? `+${clockText(seconds)}` : clockText(Math.max(0, Math.floor((spentMs + 20) / 1000)))}
      </span>
      <small>{t(running.runningSince === null ? 'floor.paused' : isOver ? 'floor.over' : 'floor.of', { time })}</small>
    </p>
  )
}
