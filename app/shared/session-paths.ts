import { paths } from './paths.ts'

const session = (roundtableId: string, sessionId: string) => `${paths.sessions(roundtableId)}/${sessionId}`

/** The addresses of sessions, apart from the others: pages without a word about sessions do not load them. */
export const sessionPaths = {
  sessions: paths.sessions,
  new: (roundtableId: string) => `${paths.sessions(roundtableId)}/new`,
  templates: (roundtableId: string) => `${paths.sessions(roundtableId)}/templates`,
  session,
  settings: (roundtableId: string, sessionId: string) => `${session(roundtableId, sessionId)}/settings`,
  removal: (roundtableId: string, sessionId: string) => `${session(roundtableId, sessionId)}/removal`,
  agenda: (roundtableId: string, sessionId: string) => `${session(roundtableId, sessionId)}/agenda`,
  page: session,
  calendarFile: (roundtableId: string, sessionId: string) => `${session(roundtableId, sessionId)}/calendar.ics`,
  invitations: (roundtableId: string, sessionId: string) => `${session(roundtableId, sessionId)}/invitations`,
  answer: (roundtableId: string, sessionId: string) => `${session(roundtableId, sessionId)}/answer`,
  preparation: (roundtableId: string, sessionId: string) => `${session(roundtableId, sessionId)}/preparation`,
  reminder: (roundtableId: string, sessionId: string) => `${session(roundtableId, sessionId)}/reminder`,
  cockpit: (roundtableId: string, sessionId: string) => `${session(roundtableId, sessionId)}/cockpit`,
  room: (roundtableId: string, sessionId: string) => `${session(roundtableId, sessionId)}/room`,
  words: (roundtableId: string, sessionId: string) => `${session(roundtableId, sessionId)}/words`,
  screens: (roundtableId: string, sessionId: string) => `${session(roundtableId, sessionId)}/screens`,
  screen: (token: string) => `/screens/${token}`,
  screenChanges: (token: string) => `/screens/${token}/changes`,
  clock: (roundtableId: string, sessionId: string) => `${session(roundtableId, sessionId)}/clock`,
  floor: (roundtableId: string, sessionId: string) => `${session(roundtableId, sessionId)}/floor`,
  speech: (roundtableId: string, sessionId: string) => `${session(roundtableId, sessionId)}/speech`,
  queue: (roundtableId: string, sessionId: string) => `${session(roundtableId, sessionId)}/queue`,
  attendance: (roundtableId: string, sessionId: string) => `${session(roundtableId, sessionId)}/attendance`,
  checkIn: (roundtableId: string, sessionId: string, code?: string) =>
    `${session(roundtableId, sessionId)}/check-in${code ? `?code=${code}` : ''}`,
  wayIn: () => '/check-in',
  signals: (roundtableId: string, sessionId: string) => `${session(roundtableId, sessionId)}/signals`,
  draw: (roundtableId: string, sessionId: string) => `${session(roundtableId, sessionId)}/draw`,
  note: (roundtableId: string, sessionId: string) => `${session(roundtableId, sessionId)}/note`,
}

/** Whether an address, or that of its data, is of a screen: nobody is signed in there. */
export const isOfScreen = (pathname: string) => pathname.startsWith('/screens/')
type OfSession = { roundtableId: string; sessionId: string }

/** Of one break-out table: its notes, and who reports from it. */
export const tablePath = ({ roundtableId, sessionId }: OfSession, tableId: string) =>
  `${session(roundtableId, sessionId)}/tables/${tableId}`
export const tableTextPath = (of: OfSession, tableId: string) => `${tablePath(of, tableId)}/text`
export const reporterPath = (of: OfSession, tableId: string) => `${tablePath(of, tableId)}/reporter`
