/** Every URL of the product that code builds. Screens, mails and redirects take them from here. */
export const paths = {
  home: () => '/',
  interest: () => '/interest',
  interestSent: () => '/interest/sent',
  accessibility: () => '/accessibility',
  privacy: () => '/privacy',
  publicDraft: (number: number) => `/drafts/${number}`,
  publicSection: (number: number, sectionId: string) => `/drafts/${number}/${sectionId}`,

  signIn: (redirectTo?: string) => withQuery('/sign-in', { redirectTo }),
  signOut: () => '/sign-out',
  forgottenPassword: () => '/forgotten-password',
  resetPassword: (token: string) => `/reset-password/${token}`,
  invitation: (token: string) => `/invitations/${token}`,
  firstAccount: (token: string) => `/first-account/${token}`,
  language: () => '/language',
  theme: () => '/theme',
  profile: () => '/profile',
  profilePassword: () => '/profile/password',
  profileCalendar: () => '/profile/calendar',
  calendarFeed: (token: string) => `/calendar/${token}.ics`,
  profileSessions: () => '/profile/sessions',
  profileSession: (signInId: string) => `/profile/sessions/${signInId}`,

  secretariat: () => '/secretariat',
  interests: () => '/secretariat/interests',
  interestRecord: (interestId: string) => `/secretariat/interests/${interestId}`,
  interestAcceptance: (interestId: string) => `/secretariat/interests/${interestId}/acceptance`,
  interestDecline: (interestId: string) => `/secretariat/interests/${interestId}/decline`,
  publicTexts: () => '/secretariat/texts',
  documents: () => '/secretariat/documents',
  newDocument: () => '/secretariat/documents/new',
  document: (documentId: string) => `/secretariat/documents/${documentId}`,
  documentRemoval: (documentId: string) => `/secretariat/documents/${documentId}/removal`,
  groups: () => '/secretariat/groups',
  newGroup: () => '/secretariat/groups/new',
  group: (groupId: string) => `/secretariat/groups/${groupId}`,
  groupRemoval: (groupId: string) => `/secretariat/groups/${groupId}/removal`,
  organisations: () => '/secretariat/organisations',
  newOrganisation: () => '/secretariat/organisations/new',
  organisation: (organisationId: string) => `/secretariat/organisations/${organisationId}`,
  organisationRemoval: (organisationId: string) => `/secretariat/organisations/${organisationId}/removal`,
  deskRoundtables: () => '/secretariat/roundtables',
  newRoundtable: () => '/secretariat/roundtables/new',
  deskRoundtable: (roundtableId: string) => `/secretariat/roundtables/${roundtableId}`,
  deskBin: () => '/secretariat/bin',
  deskBinRestoration: () => '/secretariat/bin/restoration',
  allPeople: () => '/secretariat/people',
  personDisablement: (personId: string) => `/secretariat/people/${personId}/disablement`,
  personReadmission: (personId: string) => `/secretariat/people/${personId}/readmission`,
  personSessions: (personId: string) => `/secretariat/people/${personId}/sessions`,
  personInvitation: (personId: string) => `/secretariat/people/${personId}/invitation`,

  roundtables: () => '/roundtables',
  roundtable: (roundtableId: string) => `/roundtables/${roundtableId}`,
  people: (roundtableId: string) => `/roundtables/${roundtableId}/people`,
  invitations: (roundtableId: string) => `/roundtables/${roundtableId}/invitations`,
  membership: (roundtableId: string, membershipId: string) =>
    `/roundtables/${roundtableId}/memberships/${membershipId}`,
  activity: (roundtableId: string) => `/roundtables/${roundtableId}/activity`,
  framework: (roundtableId: string) => `/roundtables/${roundtableId}/framework`,
  readers: (roundtableId: string) => `/roundtables/${roundtableId}/framework/readers`,
  outline: (roundtableId: string) => `/roundtables/${roundtableId}/framework/order`,
  section: (roundtableId: string, sectionId: string) => `/roundtables/${roundtableId}/sections/${sectionId}`,
  sectionThread: (roundtableId: string, sectionId: string, threadId: string) =>
    `/roundtables/${roundtableId}/sections/${sectionId}#thread-${threadId}`,
  pillars: (roundtableId: string) => `/roundtables/${roundtableId}/framework/pillars`,
  pillar: (roundtableId: string, pillarId: string) => `/roundtables/${roundtableId}/framework/pillars/${pillarId}`,
  pillarRemoval: (roundtableId: string, pillarId: string) =>
    `/roundtables/${roundtableId}/framework/pillars/${pillarId}/removal`,
  sections: (roundtableId: string) => `/roundtables/${roundtableId}/framework/sections`,
  sectionTitle: (roundtableId: string, sectionId: string) => `/roundtables/${roundtableId}/sections/${sectionId}/title`,
  sectionStatus: (roundtableId: string, sectionId: string) =>
    `/roundtables/${roundtableId}/sections/${sectionId}/status`,
  sectionAgreement: (roundtableId: string, sectionId: string) =>
    `/roundtables/${roundtableId}/sections/${sectionId}/agreement`,
  sectionReopening: (roundtableId: string, sectionId: string) =>
    `/roundtables/${roundtableId}/sections/${sectionId}/reopening`,
  sectionLock: (roundtableId: string, sectionId: string) => `/roundtables/${roundtableId}/sections/${sectionId}/lock`,
  sectionRemoval: (roundtableId: string, sectionId: string) =>
    `/roundtables/${roundtableId}/sections/${sectionId}/removal`,
  bin: (roundtableId: string) => `/roundtables/${roundtableId}/bin`,
  binRestoration: (roundtableId: string) => `/roundtables/${roundtableId}/bin/restoration`,
  threads: (roundtableId: string, sectionId: string) => `/roundtables/${roundtableId}/sections/${sectionId}/threads`,
  threadComments: (roundtableId: string, threadId: string) =>
    `/roundtables/${roundtableId}/threads/${threadId}/comments`,
  threadResolution: (roundtableId: string, threadId: string) =>
    `/roundtables/${roundtableId}/threads/${threadId}/resolution`,
  threadReopening: (roundtableId: string, threadId: string) =>
    `/roundtables/${roundtableId}/threads/${threadId}/reopening`,
  comment: (roundtableId: string, commentId: string) => `/roundtables/${roundtableId}/comments/${commentId}`,
  commentRemoval: (roundtableId: string, commentId: string) =>
    `/roundtables/${roundtableId}/comments/${commentId}/removal`,
  membershipEnd: (roundtableId: string, membershipId: string) =>
    `/roundtables/${roundtableId}/memberships/${membershipId}/end`,
  membershipInvitation: (roundtableId: string, membershipId: string) =>
    `/roundtables/${roundtableId}/memberships/${membershipId}/invitation`,
  indicators: (roundtableId: string) => `/roundtables/${roundtableId}/indicators`,
  newIndicator: (roundtableId: string) => `/roundtables/${roundtableId}/indicators/new`,
  similarIndicators: (roundtableId: string) => `/roundtables/${roundtableId}/indicators/similar`,
  indicatorBulk: (roundtableId: string) => `/roundtables/${roundtableId}/indicators/bulk`,
  indicatorImport: (roundtableId: string) => `/roundtables/${roundtableId}/indicators/import`,
  indicator: (roundtableId: string, indicatorId: string) => `/roundtables/${roundtableId}/indicators/${indicatorId}`,
  editIndicator: (roundtableId: string, indicatorId: string) =>
    `/roundtables/${roundtableId}/indicators/${indicatorId}/edit`,
  indicatorTemplate: (roundtableId: string) => `/roundtables/${roundtableId}/indicators/template.csv`,
  indicatorState: (roundtableId: string, indicatorId: string) =>
    `/roundtables/${roundtableId}/indicators/${indicatorId}/state`,
  indicatorMerger: (roundtableId: string, indicatorId: string) =>
    `/roundtables/${roundtableId}/indicators/${indicatorId}/merger`,
  indicatorArguments: (roundtableId: string, indicatorId: string) =>
    `/roundtables/${roundtableId}/indicators/${indicatorId}/arguments`,
  indicatorWatch: (roundtableId: string, indicatorId: string) =>
    `/roundtables/${roundtableId}/indicators/${indicatorId}/watch`,
  indicatorVersions: (roundtableId: string, indicatorId: string) =>
    `/roundtables/${roundtableId}/indicators/${indicatorId}/versions`,
  indicatorRestoration: (roundtableId: string, indicatorId: string, number: number) =>
    `/roundtables/${roundtableId}/indicators/${indicatorId}/versions/${number}/restoration`,
  indicatorRemoval: (roundtableId: string, indicatorId: string) =>
    `/roundtables/${roundtableId}/indicators/${indicatorId}/removal`,
  sessions: (roundtableId: string) => `/roundtables/${roundtableId}/sessions`,
  ballots: (roundtableId: string) => `/roundtables/${roundtableId}/ballots`,
  subjectBallot: (roundtableId: string, { type, id }: { type: string; id: string }) =>
    `/roundtables/${roundtableId}/${type}s/${id}/ballot`,
  ballot: (roundtableId: string, ballotId: string) => `/roundtables/${roundtableId}/ballots/${ballotId}`,
  ballotVote: (roundtableId: string, ballotId: string) => `/roundtables/${roundtableId}/ballots/${ballotId}/vote`,
  ballotWithdrawal: (roundtableId: string, ballotId: string) =>
    `/roundtables/${roundtableId}/ballots/${ballotId}/withdrawal`,
  ballotClosure: (roundtableId: string, ballotId: string) => `/roundtables/${roundtableId}/ballots/${ballotId}/closure`,
  ballotReopening: (roundtableId: string, ballotId: string) =>
    `/roundtables/${roundtableId}/ballots/${ballotId}/reopening`,
  ballotResult: (roundtableId: string, ballotId: string) => `/roundtables/${roundtableId}/ballots/${ballotId}/result`,
  ballotResultFile: (roundtableId: string, ballotId: string) =>
    `/roundtables/${roundtableId}/ballots/${ballotId}/result.csv`,
  ballotBundle: (roundtableId: string, ballotId: string) =>
    `/roundtables/${roundtableId}/ballots/${ballotId}/bundle.json`,
}

function withQuery(path: string, query: Record<string, string | undefined>) {
  const entries = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return entries.length ? `${path}?${new URLSearchParams(entries)}` : path
}
