type Said = { text: string; ownerId?: string | null; dueOn?: string | null }

/** What a line says, to be known again: `dueOn` is a day, YYYY-MM-DD. */
export const saidBy = ({ text, ownerId, dueOn }: Said) => JSON.stringify([text, ownerId ?? '', dueOn ?? ''])
