/** Where the acts on a ballot of a session go, apart from the other addresses: pages without a word about sessions do not load them. */
export const ballotPaths = {
  /** Where a ballot of the room is prepared; with what is asked, the page for that. */
  prepare: (roundtableId: string, sessionId: string, query?: Record<string, string>) =>
    `/roundtables/${roundtableId}/sessions/${sessionId}/ballots${query ? `?${new URLSearchParams(query)}` : ''}`,
  opening: (roundtableId: string, ballotId: string) => `/roundtables/${roundtableId}/ballots/${ballotId}/opening`,
  entry: (roundtableId: string, ballotId: string) => `/roundtables/${roundtableId}/ballots/${ballotId}/entry`,
  nextRound: (roundtableId: string, ballotId: string) => `/roundtables/${roundtableId}/ballots/${ballotId}/next-round`,
  outcome: (roundtableId: string, ballotId: string) => `/roundtables/${roundtableId}/ballots/${ballotId}/outcome`,
  reminder: (roundtableId: string, ballotId: string) => `/roundtables/${roundtableId}/ballots/${ballotId}/reminder`,
  split: (roundtableId: string, ballotId: string) => `/roundtables/${roundtableId}/ballots/${ballotId}/split`,
  secrecy: (roundtableId: string) => `/roundtables/${roundtableId}/ballots/secrecy`,
  recount: (roundtableId: string, ballotId: string) => `/roundtables/${roundtableId}/ballots/${ballotId}/recount`,
  protocol: (roundtableId: string, ballotId: string) => `/roundtables/${roundtableId}/ballots/${ballotId}/protocol`,
  roll: (roundtableId: string, ballotId: string) => `/roundtables/${roundtableId}/ballots/${ballotId}/roll`,
  schedule: (roundtableId: string, ballotId: string) => `/roundtables/${roundtableId}/ballots/${ballotId}/schedule`,
  conflict: (roundtableId: string, ballotId: string) => `/roundtables/${roundtableId}/ballots/${ballotId}/conflict`,
  proxy: (roundtableId: string, ballotId: string) => `/roundtables/${roundtableId}/ballots/${ballotId}/proxy`,
  closingTime: (roundtableId: string, ballotId: string) =>
    `/roundtables/${roundtableId}/ballots/${ballotId}/closing-time`,
  /** Where a moderator writes a ballot, with what is asked where that is known. */
  new: (roundtableId: string, query: { about?: string; id?: string; method?: string; after?: string } = {}) => {
    const known = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]))
    return `/roundtables/${roundtableId}/ballots/new${known.length ? `?${new URLSearchParams(known)}` : ''}`
  },
}
