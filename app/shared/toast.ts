/**
 * The form that takes an act back. It is sent from the page, so it works without scripts and asks for the same rights. After `seconds`
 * it would be refused, and is not offered any more.
 */
export type Undo = { action: string; fields: Record<string, string>; seconds?: number }

/** A sentence shown once: a key of a namespace and its values, and the way back where there is one. */
export type Toast = {
  tone: 'done' | 'notice' | 'problem'
  message: string
  values?: Record<string, string | number>
  undo?: Undo
}
