/** What the form of a session holds, as it is stored. */
export type Settings = {
  title: string
  startsAt: Date
  endsAt: Date
  timeZone: string
  place: string
  videoLink: string
  observersMayCome: boolean
  observersMayAsk: boolean
  presentVote: boolean
  speechSeconds: number
}
export type SettingName = keyof Settings

type Sent = Pick<Settings, 'title' | 'startsAt' | 'endsAt' | 'timeZone' | 'place'> & {
  videoLink?: string
  observersMayCome?: 'yes'
  observersMayAsk?: 'yes'
  presentVote?: 'yes'
  speechMinutes: number
}

/** Nobody asks for the floor where they may not come. */
export function settingsOf(sent: Sent): Settings {
  const { title, startsAt, endsAt, timeZone, place, videoLink = '' } = sent
  const observersMayCome = sent.observersMayCome === 'yes'
  return {
    title,
    startsAt,
    endsAt,
    timeZone,
    place,
    videoLink,
    observersMayCome,
    observersMayAsk: observersMayCome && sent.observersMayAsk === 'yes',
    presentVote: sent.presentVote === 'yes',
    speechSeconds: Math.round(sent.speechMinutes * 60),
  }
}

export function changedSettings(before: Settings, after: Settings): SettingName[] {
  return (Object.keys(after) as SettingName[]).filter((name) => String(before[name]) !== String(after[name]))
}

/** What people have in their calendars, which are sent the change. */
export const IN_CALENDARS: SettingName[] = ['title', 'startsAt', 'endsAt', 'timeZone', 'place', 'videoLink']
