import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '#app/ui/avatar.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { GroupName } from '#app/ui/group.tsx'
import { clockText, type Running, TimerBar, useTimer } from '#app/ui/timer.tsx'
import type { Speaker } from './floor-part.ts'
import { WARNING_SECONDS } from './floor-words.ts'

export const runningOf = ({ spokenMs, runningSince, allowedSeconds }: Speaker): Running => ({
  ranMs: spokenMs,
  runningSince,
  allowedMs: allowedSeconds * 1000,
  amberMs: WARNING_SECONDS * 1000,
})

/** Who has the floor and for how long already, the same for everybody. */
export function SpeakerCard({ speaker, children }: { speaker: Speaker; children?: ReactNode }) {
  const { t } = useTranslation('floor')
  return (
    <div className="floor-speaker">
      <div className="floor-speaker-head">
        <Avatar person={speaker} size="lg" decorative />
        <p className="min-w-0 flex-1">
          <span className="sr-only">{t('speaker.title')}: </span>
          <bdi className="block text-lg floor-name">{speaker.name}</bdi>
          <span className="block text-sm">
            <bdi>{speaker.organisation}</bdi>, <GroupName groupId={speaker.groupId} className="floor-group" />
          </span>
          {speaker.kind === 'contribution' ? null : <span className="block text-sm">{t(`kind.${speaker.kind}`)}</span>}
        </p>
        <SpeechClock speaker={speaker} />
      </div>
      <TimerBar {...runningOf(speaker)} />
      {children}
    </div>
  )
}

/** What has been said of what may be, then what is left, then how much it is over: a word at each step beside the colour. */
function SpeechClock({ speaker }: { speaker: Speaker }) {
  const { t } = useTranslation('floor')
  const { spentMs, seconds, state } = useTimer(runningOf(speaker))
  const allowed = clockText(speaker.allowedSeconds)
  const below =
    state === 'over'
      ? t('speaker.over', { time: allowed })
      : state === 'amber'
        ? t('speaker.left', { time: clockText(seconds) })
        : t('speaker.of', { time: allowed })
  const spoken = Math.max(0, Math.floor((spentMs + 20) / 1000))
  return (
    <p className="floor-clock" data-state={state}>
      <span role="timer" aria-label={t('speaker.clock')} className={classNames('timer', 'text-xl', `is-${state}`)}>
        {state === 'over' ? `+${clockText(seconds)}` : clockText(spoken)}
      </span>
      <span className="text-sm">
        {speaker.runningSince === null ? t('speaker.paused', { time: clockText(spoken) }) : below}
      </span>
    </p>
  )
}
