import type { BallotResult, BallotSettings } from '../ballot-words.ts'
import type { MethodName } from '../methods/method-names.ts'
import type { AnyWording } from '../subjects/subject-screens.tsx'
import type { SubjectRef, SubjectType } from '../subjects/subject-types.ts'
import type { GroupTurnout } from '../turnout.ts'

/** Of the four acts, the last that was done. What is only created stands in `desk-ballots`. */
export type Stage = 'open' | 'closed' | 'published'

/** A ballot of a session as everybody there may know it. It holds no answer and no name. */
export type RoomBallot = {
  id: string
  /** During which item it was asked. */
  itemId: string | null
  subject: SubjectRef
  code: string
  name: string
  /** The page where it is read by itself. */
  to: string
  wording: AnyWording
  method: MethodName
  settings: BallotSettings
  round: number
  /** Only those who are checked in vote, and the quorum is of them. */
  presentVote: boolean
  /** Not every member has one vote: its own page says who votes, and there it is answered. */
  onItsPage: boolean
  stage: Stage
  openedAt: string
  closedAt: string | null
  /** Once it is published; of the latest ballot and the rounds before it on the same. The others have it on their page. */
  result: BallotResult | null
}

/** The newest first. */
export type BallotsPart = { ballots: RoomBallot[] }

/** How many of each group have answered the newest ballot, of those who may: what changes with each vote. */
export type TurnoutPart = { ballotId: string; turnout: GroupTurnout[]; needed: number } | null

export type PreparedBallot = Pick<RoomBallot, 'id' | 'itemId' | 'subject' | 'method' | 'settings' | 'round'> & {
  question: string
  code: string
}

/** Somebody who has not answered the open ballot, or for whom a moderator has. */
export type VoterToEnter = { personId: string; name: string; groupId: string; entered: boolean }

/** What moderators alone see of them. */
export type DeskBallotsPart = { prepared: PreparedBallot[]; ballotId: string | null; voters: VoterToEnter[] }

/** What can be asked in a session: `subject` as a form names it. */
export type Askable = { itemId: string; kind: string; subject: string; type: SubjectType; name: string }
