import type { FloorPart, PlaceShown, Speaker } from './floor-part.ts'

/** Where somebody stands in the list, from 1, with what is told of their place; null where they do not wait. */
export function placeOf({ next, later }: Pick<FloorPart, 'next' | 'later'>, personId: string) {
  const shown = next.findIndex((place) => place.personId === personId)
  if (shown >= 0) return { number: shown + 1, shown: next[shown] as PlaceShown | undefined }
  const behind = later.indexOf(personId)
  return behind < 0 ? null : { number: next.length + behind + 1, shown: undefined }
}

/** How long whoever has the floor has spoken, by the server's clock. */
export function spokenMsAt({ spokenMs, runningSince }: Pick<Speaker, 'spokenMs' | 'runningSince'>, now: number) {
  return spokenMs + (runningSince === null ? 0 : Math.max(0, now - runningSince))
}

/** About how long it is until the turn of a place: what is left of the speech under way, and as many as are before it, as long as speeches have been so far. */
export function waitMinutes(
  { speaker, typicalSeconds }: Pick<FloorPart, 'speaker' | 'typicalSeconds'>,
  number: number,
  now: number,
): number {
  const left = speaker ? Math.max(0, speaker.allowedSeconds * 1000 - spokenMsAt(speaker, now)) : 0
  return Math.round((left + (number - 1) * typicalSeconds * 1000) / 60_000)
}

/** What each group has said by now, with the running clock of whoever has the floor. */
export function groupMsAt({ groupMs, speaker }: Pick<FloorPart, 'groupMs' | 'speaker'>, now: number) {
  if (!speaker) return groupMs
  const running = spokenMsAt(speaker, now) - speaker.spokenMs
  return { ...groupMs, [speaker.groupId]: (groupMs[speaker.groupId] ?? 0) + running }
}

/** The speech under way, where it is this person's. */
export function ownSpeechId({ speaker }: Pick<FloorPart, 'speaker'>, personId: string) {
  return speaker?.personId === personId ? speaker.speechId : null
}
