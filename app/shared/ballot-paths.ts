/** Where the acts on a ballot of a session go, apart from the other addresses: pages without a word about sessions do not load them. */
export const ballotPaths = {
  prepare: (roundtableId: string, sessionId: string) => `/roundtables/${roundtableId}/sessions/${sessionId}/ballots`,
  opening: (roundtableId: string, ballotId: string) => `/roundtables/${roundtableId}/ballots/${ballotId}/opening`,
  entry: (roundtableId: string, ballotId: string) => `/roundtables/${roundtableId}/ballots/${ballotId}/entry`,
  reminder: (roundtableId: string, ballotId: string) => `/roundtables/${roundtableId}/ballots/${ballotId}/reminder`,
  /** Where a moderator writes a ballot, with what is asked where that is known. */
  new: (roundtableId: string, query: { about?: string; id?: string; method?: string } = {}) => {
    const known = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]))
    return `/roundtables/${roundtableId}/ballots/new${known.length ? `?${new URLSearchParams(known)}` : ''}`
  },
}
