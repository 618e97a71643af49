/** The addresses of what sessions leave behind. */
const at = (roundtableId: string) => `/roundtables/${roundtableId}`

export const recordPaths = {
  /** Decisions and actions of one session: where they are noted. */
  outcomes: (roundtableId: string, sessionId: string) => `${at(roundtableId)}/sessions/${sessionId}/outcomes`,
  decisions: (roundtableId: string) => `${at(roundtableId)}/decisions`,
  decision: (roundtableId: string, decisionId: string) => `${at(roundtableId)}/decisions/${decisionId}`,
  decisionsCsv: (roundtableId: string) => `${at(roundtableId)}/decisions/export.csv`,
  actions: (roundtableId: string) => `${at(roundtableId)}/actions`,
  action: (roundtableId: string, actionId: string) => `${at(roundtableId)}/actions/${actionId}`,
  actionsCsv: (roundtableId: string) => `${at(roundtableId)}/actions/export.csv`,
  /** Where a session's record says it. */
  moment: (roundtableId: string, sessionId: string, id: string) =>
    `${at(roundtableId)}/sessions/${sessionId}/minutes#line-${id}`,
  sessions: (roundtableId: string) => `${at(roundtableId)}/sessions`,
  session: (roundtableId: string, sessionId: string) => `${at(roundtableId)}/sessions/${sessionId}`,
  minutes: (roundtableId: string, sessionId: string) => `${at(roundtableId)}/sessions/${sessionId}/minutes`,
  minutesState: (roundtableId: string, sessionId: string) => `${at(roundtableId)}/sessions/${sessionId}/minutes/state`,
  minutesLines: (roundtableId: string, sessionId: string) => `${at(roundtableId)}/sessions/${sessionId}/minutes/lines`,
  minutesCorrections: (roundtableId: string, sessionId: string) =>
    `${at(roundtableId)}/sessions/${sessionId}/minutes/corrections`,
  minutesFile: (roundtableId: string, sessionId: string, format: string) =>
    `${at(roundtableId)}/sessions/${sessionId}/minutes/files/${format}`,
  balance: (roundtableId: string, sessionId: string) => `${at(roundtableId)}/sessions/${sessionId}/balance`,
  balanceOfAll: (roundtableId: string) => `${at(roundtableId)}/balance`,
}
