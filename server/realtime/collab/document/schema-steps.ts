import type * as Y from 'yjs'
import { giveBlockIds } from './block-ids.ts'

/**
 * Brings a text from one version of the schema to the next, in place. Done twice it changes nothing more. Where something cannot be
 * brought over it throws a StepFailed that names the place: nothing is left out.
 */
export type SchemaStep = (content: Y.XmlFragment) => void

/** The first leads from version 1 to version 2, and so on: one for each version that was left. They stay for ever. */
export const SCHEMA_STEPS: readonly SchemaStep[] = [(content) => giveBlockIds(content)]

/** A step that found something it cannot bring over. `place`: where in the text, as a moderator would look for it. */
export class StepFailed extends Error {
  constructor(
    readonly place: string,
    reason: string,
  ) {
    super(`${place}: ${reason}`)
  }
}
