import { useCallback, useEffect, useMemo, useState } from 'react'
import { usePageOwner } from '#app/ui/page-owner.tsx'
import type { Answer } from '../ballot-words.ts'
import type { BallotView } from '../ballots.queries.server.ts'
import { differs, dropDraft, forgetBallot, forgetOld, keepDraft, keptDrafts, type Storage } from './kept-drafts.ts'

type Drafts = Record<string, Answer>
const NONE: Drafts = {}

/**
 * What somebody has begun to answer and not sent, by item: this browser keeps it for them until the server has it or the ballot is closed.
 * Of a secret ballot nothing is kept.
 */
export function useDrafts({ id, secret, own, closesAt }: Pick<BallotView, 'id' | 'secret' | 'own' | 'closesAt'>) {
  const owner = usePageOwner()
  const place = useMemo(() => (owner && !secret ? { personId: owner, ballotId: id } : null), [owner, secret, id])
  const [drafts, setDrafts] = useState(NONE)
  const saved = own?.answer

  /** What has arrived is no draft any more, by whichever way it went. */
  const look = useCallback(() => {
    const storage = place && storageOf()
    if (!storage) return NONE
    forgetOld(storage, Date.now())
    const left = Object.entries(keptDrafts(storage, place)).filter(([itemId, fields]) => {
      if (differs(fields, saved)) return true
      dropDraft(storage, place, itemId)
      return false
    })
    const found = Object.fromEntries(left)
    setDrafts(found)
    return found
  }, [place, saved])
  useEffect(() => void look(), [look])

  function change(itemId: string, fields: Answer) {
    const storage = place && storageOf()
    if (!storage) return
    if (differs(fields, saved)) keepDraft(storage, place, itemId, { fields, at: Date.now(), until: closesAt })
    else dropDraft(storage, place, itemId)
    setDrafts(keptDrafts(storage, place))
  }
  /** The server has `sent`, or its author wants nothing of it; what was typed meanwhile stays. */
  function drop(itemId: string, sent?: Answer) {
    const storage = place && storageOf()
    if (!storage) return
    const kept = keptDrafts(storage, place)
    if (!kept[itemId] || (sent && differs(kept[itemId], sent))) return
    dropDraft(storage, place, itemId)
    setDrafts(keptDrafts(storage, place))
  }
  return { drafts, look, change, drop }
}

/** With the result of a ballot nothing of it is left to send. */
export function useForgetDrafts({ id, result }: Pick<BallotView, 'id' | 'result'>) {
  const over = result !== null
  useEffect(() => {
    const storage = over && storageOf()
    if (storage) forgetBallot(storage, id)
  }, [over, id])
}

function storageOf(): Storage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}
