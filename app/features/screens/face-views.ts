import type { DocumentNode } from '#app/editor/schema/document-json.ts'
import type { BallotsPart, TurnoutPart } from '#app/features/ballots/room/room-ballot.ts'
import type { TablesState } from '#app/features/tables/table-words.ts'
import type { DiffPart } from '#app/shared/word-diff.ts'
import type { Running } from '#app/ui/timer.tsx'

export type ItemView = { title: string; number: number | null; of: number; running: Running }

export type PersonView = { name: string; organisation: string | null; groupId: string }
export type SpeakerView = PersonView & { running: Running }

/** Whose seats stand round the table, as far as they are told apart: who has the floor, whose turn is next, who has spoken. */
export type SeatView = {
  groupId: string
  name: string
  state: 'silent' | 'spoken' | 'floor' | 'hand'
  order?: number
}

export type TextView = {
  kind: 'text'
  number: string
  title: string
  /** The table has agreed on these words. */
  agreed: boolean
  content: DocumentNode
  /** What would stand in its place, word by word; null where nothing is proposed. */
  proposed: DiffPart[] | null
}

/** The ballots of the session, of which a face shows the newest, or the newest result. */
export type BallotView = { kind: 'ballot' | 'result'; ballots: BallotsPart; turnout: TurnoutPart }

/** Who sits where while the room is broken up, and how long still: names and groups alone. `running` is null before and after. */
export type TablesView = {
  kind: 'tables'
  item: ItemView | null
  state: TablesState | null
  running: Running | null
  tables: { number: number; question: string; seats: { name: string; groupId: string; reporter: boolean }[] }[]
}

/** What a face shows, whole: a screen asks for nothing else. */
export type FaceView =
  | { kind: 'blank' }
  | { kind: 'welcome'; address: string; code: string | null; qr: string | null }
  | { kind: 'timer'; item: ItemView | null }
  | { kind: 'speakers'; item: ItemView | null; speaker: SpeakerView | null; next: PersonView[] }
  | { kind: 'table'; item: ItemView | null; speaker: SpeakerView | null; next: PersonView[]; seats: SeatView[] }
  | TablesView
  | BallotView
  | TextView

export type ScreenView = {
  session: { number: number; title: string; live: boolean }
  /** The clock of the current item, beside a face that does not hold it. */
  item: ItemView | null
  face: FaceView
}
