/** What a session leaves behind in one line each. */
export const NOUNS = ['decision', 'action'] as const
export type Noun = (typeof NOUNS)[number]

/** The states of an action, as the database checks them too. */
export const ACTION_STATES = ['open', 'done', 'dropped'] as const
export type ActionState = (typeof ACTION_STATES)[number]

export const OUTCOME_LIMIT = 500

/** What a decision or an action may be about. */
export const ABOUT_TYPES = ['section', 'indicator', 'ballot'] as const
export type AboutType = (typeof ABOUT_TYPES)[number]

/** How people name one: D-25, A-13. */
export const outcomeCode = (noun: Noun, number: number) => `${noun === 'decision' ? 'D' : 'A'}-${number}`

/** What an action waits for: settled ones for nothing. `today` and `dueOn` are days, YYYY-MM-DD. */
export const isOverdue = ({ state, dueOn }: { state: string; dueOn: string | null }, today: string) =>
  state === 'open' && dueOn !== null && dueOn < today
