import { mayModerate } from '#app/features/access/access.policy.ts'
import type { Standing } from '#app/shared/roles.ts'

/** Whoever may write in a text keeps a version of it; whoever moderates may also do so of what is agreed, until the roundtable is closed. */
export function mayKeepVersion(standing: Standing, { mayWrite, roundtableState }: TextState) {
  return mayWrite || (mayModerate(standing) && roundtableState !== 'closed')
}

/** It is everybody's text that changes: a moderator's act, from a seat, where the text may be written in. */
export function mayBringBack(standing: Standing, { mayWrite }: Pick<TextState, 'mayWrite'>) {
  return mayModerate(standing) && mayWrite
}

/** `mayWrite`: whether whoever asks may, as the text's chapter says. */
type TextState = { mayWrite: boolean; roundtableState: string }
