import { localTime } from '#app/shared/zoned-time.ts'
import type { Settings } from './settings.ts'

/** What the form of a session begins with, as its fields hold it. */
export type SettingsFormValues = Record<
  | 'title'
  | 'startsAt'
  | 'endsAt'
  | 'timeZone'
  | 'place'
  | 'videoLink'
  | 'observersMayCome'
  | 'observersMayAsk'
  | 'presentVote'
  | 'speechMinutes',
  string | undefined
>

export function formValuesOf(settings: Settings): SettingsFormValues {
  const { title, timeZone, place, videoLink } = settings
  const yes = (flag: boolean) => (flag ? 'yes' : undefined)
  return {
    title,
    timeZone,
    place,
    videoLink,
    startsAt: localTime(settings.startsAt, timeZone),
    endsAt: localTime(settings.endsAt, timeZone),
    observersMayCome: yes(settings.observersMayCome),
    observersMayAsk: yes(settings.observersMayAsk),
    presentVote: yes(settings.presentVote),
    speechMinutes: String(settings.speechSeconds / 60),
  }
}

const HOUR_MS = 3_600_000

/** A week from now, two hours in the afternoon where the planner is. */
export function valuesToBegin(timeZone: string, now: Date): SettingsFormValues {
  const day = localTime(new Date(now.getTime() + 7 * 24 * HOUR_MS), timeZone).slice(0, 10)
  return {
    title: '',
    timeZone,
    place: '',
    videoLink: '',
    startsAt: `${day}T14:00`,
    endsAt: `${day}T16:00`,
    observersMayCome: 'yes',
    observersMayAsk: undefined,
    presentVote: undefined,
    speechMinutes: '3',
  }
}
