import type { Scene } from './access-scene.ts'

/** What each caller is told, in the order of `CALLERS`. `in`: sign in first. `ok`: let through. Else the status of the refusal. */
export type Row = { told: string; body?: (scene: Scene) => Record<string, string> }

export const EVERYBODY = 'ok ok ok ok ok ok'
export const SIGNED_IN = 'in ok ok ok ok ok'
export const AT_THE_TABLE = 'in 404 ok ok ok ok'
export const SEATED = 'in 404 ok ok ok 403'
export const TAKING_PART = 'in 404 403 ok ok 403'
export const MODERATORS = 'in 404 403 403 ok ok'
export const SECRETARIAT = 'in 403 403 403 403 ok'

export const row = (told: string, body?: Row['body']): Row => ({ told, body })
export const T = 'roundtables+/$roundtableId+/'
