import { z } from 'zod'
import type { DocumentSubjectType } from '../document-subjects.ts'
import type { FeedKind } from '../feed-kinds.ts'
import type { RoundtableTopic } from '../live.ts'
import type { SessionPart } from '../session-parts.ts'
import { isUuid } from '../uuid.ts'

/** What an event may hold: ids, numbers and words of the code. What people wrote is looked up in its own record when the event is shown. */
export const id = z.string().refine(isUuid)
export const ids = z.array(id)
export const number = z.number()
export const flag = z.boolean()
/** A state, a role, a field: what code names, never what somebody wrote. */
export const word = z.string().regex(/^[a-z][\w.-]{0,40}$/i)
export const words = z.array(word)

export type SubjectType =
  | 'action'
  | 'ballot'
  | 'comment'
  | 'decision'
  | 'group'
  | 'indicator'
  | 'interest'
  | 'membership'
  | 'minutes'
  | 'organisation'
  | 'person'
  | 'pillar'
  | 'public-texts'
  | 'related-document'
  | 'roundtable'
  | 'section'
  | 'session'
  | 'thread'

/** How the feed says an event. */
type Saying = {
  kind: FeedKind
  /** Below `event` in the texts of the feed, in every language. */
  sentence: string
  /** The sentence itself says that this was removed. */
  removes?: 'pillar' | 'section' | 'indicator' | 'session'
  /** The first words of the comment stand below the sentence. */
  quotes?: 'comment'
  /** Where it leads when it names no section and no indicator. */
  leadsTo?: 'framework' | 'people'
  /** Nobody is named, and several that follow each other are one line with their number. */
  counted?: true
}

/** `members` are those who may see the roundtable. What is for nobody is kept and told to open pages without saying whose it was. */
type Audience = { audience: 'members'; feed: Saying } | { audience: 'secretariat' | 'nobody'; feed: null }

export type Definition = Audience & {
  /** What kind of record `subjectId` names. */
  subject: SubjectType
  data: z.ZodObject
  /** Whose followers are told, of those that are a roundtable's own. */
  topics: readonly RoundtableTopic[]
  /** Which parts of its session open pages are told in place of a load. */
  parts?: readonly SessionPart[]
  /** Whether somebody may read or write a text afterwards who might not before, or the reverse; `ends` says that one person may not. */
  access?: 'changes' | 'ends'
  /** In which texts alone somebody may write afterwards who might not before, or the reverse. */
  writers?: DocumentSubjectType
  /** What it counts as in what is new since somebody's last visit. */
  news?: 'comments' | 'edits' | 'statuses' | 'indicators' | 'ballots'
  /** Below `history` in the texts of indicators, for what an indicator's own history says. */
  history?: string
}

/** What open pages are told and nobody records: a count that has changed. */
export type Announcement = { subject: SubjectType; topics: readonly RoundtableTopic[] }

export const NO_DATA = z.strictObject({})
