/** Every URL of the product that code builds. Screens, mails and redirects take them from here. */
export const paths = {
  home: () => '/',
  interest: () => '/interest',
  interestSent: () => '/interest/sent',
  accessibility: () => '/accessibility',
  privacy: () => '/privacy',

  signIn: (redirectTo?: string) => withQuery('/sign-in', { redirectTo }),
  signOut: () => '/sign-out',
  forgottenPassword: () => '/forgotten-password',
  resetPassword: (token: string) => `/reset-password/${token}`,
  invitation: (token: string) => `/invitations/${token}`,
  language: () => '/language',
  theme: () => '/theme',
  profile: () => '/profile',
  profileSession: (sessionId: string) => `/profile/sessions/${sessionId}`,

  secretariat: () => '/secretariat',
  interests: () => '/secretariat/interests',
  interestRecord: (interestId: string) => `/secretariat/interests/${interestId}`,
  interestAcceptance: (interestId: string) => `/secretariat/interests/${interestId}/acceptance`,
  interestDecline: (interestId: string) => `/secretariat/interests/${interestId}/decline`,
  publicTexts: () => '/secretariat/texts',
  groups: () => '/secretariat/groups',
  organisations: () => '/secretariat/organisations',

  roundtables: () => '/roundtables',
  roundtable: (roundtableId: string) => `/roundtables/${roundtableId}`,
  people: (roundtableId: string) => `/roundtables/${roundtableId}/people`,
  invitations: (roundtableId: string) => `/roundtables/${roundtableId}/invitations`,
  membership: (roundtableId: string, membershipId: string) => `/roundtables/${roundtableId}/memberships/${membershipId}`,
  activity: (roundtableId: string) => `/roundtables/${roundtableId}/activity`,
  framework: (roundtableId: string) => `/roundtables/${roundtableId}/framework`,
  outline: (roundtableId: string) => `/roundtables/${roundtableId}/framework/order`,
  section: (roundtableId: string, sectionId: string) => `/roundtables/${roundtableId}/sections/${sectionId}`,
  sectionThread: (roundtableId: string, sectionId: string, threadId: string) =>
    `/roundtables/${roundtableId}/sections/${sectionId}#thread-${threadId}`,
  indicators: (roundtableId: string) => `/roundtables/${roundtableId}/indicators`,
  newIndicator: (roundtableId: string) => `/roundtables/${roundtableId}/indicators/new`,
  indicatorImport: (roundtableId: string) => `/roundtables/${roundtableId}/indicators/import`,
  indicatorExport: (roundtableId: string) => `/roundtables/${roundtableId}/indicators/export.csv`,
  indicator: (roundtableId: string, indicatorId: string) => `/roundtables/${roundtableId}/indicators/${indicatorId}`,
  editIndicator: (roundtableId: string, indicatorId: string) => `/roundtables/${roundtableId}/indicators/${indicatorId}/edit`,
}

function withQuery(path: string, query: Record<string, string | undefined>) {
  const entries = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return entries.length ? `${path}?${new URLSearchParams(entries)}` : path
}
