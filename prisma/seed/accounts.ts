/** One account per role, printed when a demonstration starts. The passphrase is public: never seed an installation in use. */
export const DEMO_PASSWORD = 'around the table'

export const DEMO_ACCOUNTS = [
  { role: 'secretariat', email: 'secretariat@example.org' },
  { role: 'moderator', email: 'moderator@example.org' },
  { role: 'participant', email: 'participant@example.org' },
  { role: 'participant', email: 'participant2@example.org' },
  { role: 'observer', email: 'observer@example.org' },
] as const
