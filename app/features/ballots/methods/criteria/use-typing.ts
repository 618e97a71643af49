import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Answer } from '../../ballot-words.ts'
import { differs } from '../../drafts/kept-drafts.ts'
import { useDrafts } from '../../drafts/use-drafts.ts'
import type { FlowProps } from '../method-screen.ts'
import { typedIn } from './flow-input.ts'
import { criteriaOf, type CriteriaSettings, ratingField } from './words.ts'

/** What stands in the forms of a set and is not sent: it stays while one goes to and fro, and is back after a visit that was cut off. */
export function useTyping(ballot: FlowProps['ballot'], section: RefObject<HTMLElement>, shown: string) {
  const [typed, setTyped] = useState<Record<string, Answer>>({})
  // What an earlier visit has left, and how often the form of an item was begun anew for it.
  const [back, setBack] = useState<readonly string[]>([])
  const [turns, setTurns] = useState<Record<string, number>>({})
  const drafts = useDrafts(ballot)
  const settings = ballot.settings as CriteriaSettings
  const deciding = criteriaOf(settings)[0]!.id

  const first = useRef(() => {
    const found = drafts.look()
    // What was pressed before the page listened is newer than what an earlier visit has left.
    const form = section.current?.querySelector('form')
    const here = form ? typedIn(form, shown, settings) : {}
    if (differs(here, ballot.own?.answer)) {
      found[shown] = here
      drafts.change(shown, here)
    } else if (found[shown]) setTurns({ [shown]: 1 })
    setTyped(found)
    setBack(Object.keys(found).filter((id) => found[id] !== here))
  })
  useEffect(() => first.current(), [])

  const forget = (itemId: string) => setBack((before) => before.filter((id) => id !== itemId))
  return {
    typed: Object.assign({}, ...Object.values(typed)) as Answer,
    isBack: (itemId: string) => back.includes(itemId),
    turn: (itemId: string) => turns[itemId] ?? 0,
    /** The items with something that is neither saved nor on its way. */
    begun: (saved: Answer) =>
      Object.keys(drafts.drafts).filter((itemId) => saved[ratingField(itemId, deciding)] === undefined),
    change(itemId: string, fields: Answer) {
      setTyped((before) => ({ ...before, [itemId]: fields }))
      drafts.change(itemId, fields)
    },
    arrived(itemId: string, fields: Answer) {
      drafts.drop(itemId, fields)
      forget(itemId)
    },
    discard(itemId: string) {
      drafts.drop(itemId)
      forget(itemId)
      setTyped(({ [itemId]: _, ...others }) => others)
      setTurns((before) => ({ ...before, [itemId]: (before[itemId] ?? 0) + 1 }))
    },
  }
}
