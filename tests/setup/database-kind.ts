/** On which of the two databases this process tests. On the embedded one transactions come one after the other and never meet. */
export const databaseKind = process.env.TEST_DATABASE_URL ? 'PostgreSQL' : 'embedded'
