import { dayOf } from '#app/platform/calendar.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { saidBy } from './said-by.ts'

type Row = { text: string; ownerId?: string | null; dueOn?: Date | null }

/** Nobody writes over what they have not read: the row is held by whoever asks. */
export function refuseUnseen(seen: string | undefined, { text, ownerId, dueOn }: Row) {
  if (seen !== undefined && seen !== saidBy({ text, ownerId, dueOn: dueOn && dayOf(dueOn) }))
    throw new DomainError('conflict', 'outcomes.changed-meanwhile')
}
