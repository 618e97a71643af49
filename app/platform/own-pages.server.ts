import type { OwnAnswers } from '#app/shared/live.ts'
import { log } from './log.server.ts'
import { remember } from './remember.server.ts'

type Listener = (personId: string, own: OwnAnswers | null) => void
const listeners = remember('own-pages-listeners', () => new Set<Listener>())

/** Hears whose pages are to show it, until the returned function is called. */
export function onOwnPagesChanged(listener: Listener) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/**
 * Something changed that only this person may know to be theirs, as their answer in a ballot: the pages they have open put it in place, or
 * load again where there is nothing to put. It is no event, so nothing that is recorded or told to others ties the person to what happened.
 */
export function tellOwnPages(personId: string, own: OwnAnswers | null = null) {
  for (const listener of listeners) {
    try {
      listener(personId, own)
    } catch (error) {
      log.error({ err: error }, 'a person’s own pages could not be told')
    }
  }
}
