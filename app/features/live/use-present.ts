import { useEffect, useState } from 'react'
import { type Presence, type Topic, topicName } from '#app/shared/live.ts'

const NOBODY: ReadonlySet<string> = new Set()

/** The ids of the people who have a page open now, on whatever node: of this roundtable, or of a thing whose `topic` the reader may follow. */
export function usePresent(
  roundtableId: string,
  topic: Topic = 'members',
  id: string = roundtableId,
): ReadonlySet<string> {
  const [present, setPresent] = useState(NOBODY)
  useEffect(() => {
    let off: (() => void) | undefined
    let left = false
    void import('./live-socket.ts').then(({ liveSocket }) => {
      if (left) return
      const live = liveSocket()
      const topics = [topicName(topic, id)]
      const ask = () => live.emit('join', { roundtableId, topics, presence: true }, () => {})
      const hear = ({ id: about, all, here, gone }: Presence) => {
        if (about === id)
          setPresent(
            (known) => new Set([...(all ? [] : [...known].filter((person) => !gone.includes(person))), ...here]),
          )
      }
      live.on('presence', hear).on('connect', ask)
      if (live.connected) ask()
      off = () => {
        live.off('presence', hear).off('connect', ask)
        if (live.connected) live.emit('leave', { topics, presence: true }, () => {})
      }
    })
    return () => {
      left = true
      off?.()
    }
  }, [roundtableId, topic, id])
  return present
}
