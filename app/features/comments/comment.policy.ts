import { mayTakePart } from '#app/features/access/access.policy.ts'
import { mayComment } from '#app/features/sections/section.policy.ts'
import type { Standing } from '#app/shared/roles.ts'

type Place = { roundtableState: string }

export function mayReply(standing: Standing, place: Place) {
  return mayComment(standing, place)
}

/** Whoever takes part settles a thread; an observer only the one they began. */
export function mayResolve(standing: Standing, place: Place, thread: { openedById: string }) {
  return mayComment(standing, place) && (mayTakePart(standing) || thread.openedById === standing.personId)
}

export function mayEditComment(standing: Standing, place: Place, comment: { personId: string }) {
  return mayComment(standing, place) && comment.personId === standing.personId
}

/** What others have answered stays, so that a thread never loses its sense. */
export function mayRemoveComment(standing: Standing, place: Place, comment: { personId: string; last: boolean }) {
  return comment.last && mayEditComment(standing, place, comment)
}
