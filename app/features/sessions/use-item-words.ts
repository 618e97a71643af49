import { useRef, useState } from 'react'

export type Words = { title: string; minutes: string }
type Stored = { version: number; title: string; minutes: number }

/**
 * What somebody types into the row of an item, over what is stored. Words that nobody has touched follow what others save; touched ones
 * stay, and are sent with the version under which they were begun: the refusal says what is stored now, and sending again goes over that.
 */
export function useItemWords(item: Stored, sentBefore?: Words) {
  const [base, setBase] = useState(item)
  const [typed, setTyped] = useState<Words | null>(sentBefore ?? null)
  const [refused, setRefused] = useState(Boolean(sentBefore))
  const sent = useRef<Words | null>(null)
  const words = typed ?? wordsOf(base)
  const dirty = !sameWords(words, wordsOf(base))

  // A load that was under way when this row was saved brings an older version.
  if (
    !dirty &&
    item.version >= base.version &&
    !(item.version === base.version && sameWords(wordsOf(item), wordsOf(base)))
  ) {
    setBase(item)
    setTyped(null)
  }

  function saved() {
    const stored = sent.current
    setRefused(false)
    if (!stored || sameWords(stored, wordsOf(base))) return
    const version = (refused ? Math.max(item.version, base.version) : base.version) + 1
    setBase({ version, title: stored.title, minutes: Number(stored.minutes) })
    if (sameWords(words, stored)) setTyped(null)
  }

  return {
    words,
    dirty,
    version: refused ? Math.max(item.version, base.version) : base.version,
    type: (change: Partial<Words>) => setTyped({ ...words, ...change }),
    send: () => void (sent.current = words),
    saved,
    refuse: () => setRefused(true),
  }
}

const wordsOf = ({ title, minutes }: Stored): Words => ({ title, minutes: String(minutes) })
const sameWords = (one: Words, other: Words) => one.title === other.title && one.minutes === other.minutes
