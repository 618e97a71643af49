import type { RoomBallot } from './room-ballot.ts'

/** The round before on the same question by the same method, once its result is everybody's. */
export function earlierOf(ballot: RoomBallot, ballots: readonly RoomBallot[]) {
  return ballots.find(
    (one) =>
      one.round < ballot.round &&
      one.result !== null &&
      one.method === ballot.method &&
      one.subject.id === ballot.subject.id &&
      (ballot.subject.type !== 'agenda-item' || one.wording.name === ballot.wording.name),
  )
}
