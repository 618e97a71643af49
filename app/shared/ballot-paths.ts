/** Where the acts on a ballot of a session go, apart from the other addresses: pages without a word about sessions do not load them. */
export const ballotPaths = {
  prepare: (roundtableId: string, sessionId: string) => `/roundtables/${roundtableId}/sessions/${sessionId}/ballots`,
  opening: (roundtableId: string, ballotId: string) => `/roundtables/${roundtableId}/ballots/${ballotId}/opening`,
  entry: (roundtableId: string, ballotId: string) => `/roundtables/${roundtableId}/ballots/${ballotId}/entry`,
  reminder: (roundtableId: string, ballotId: string) => `/roundtables/${roundtableId}/ballots/${ballotId}/reminder`,
}
