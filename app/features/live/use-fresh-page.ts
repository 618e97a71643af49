import { useNavigation, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import type { Told } from '#app/shared/live.ts'
import { loadBegins, putInPlace } from './use-told.ts'

const QUIET_MS = 150
/** Nobody waits longer for what they were told of, however steadily more comes. */
const LONGEST_MS = 1000
/** So much later is early enough for what comes in numbers. */
const CALM = 10

/** The status of a refusal because something has changed meanwhile. */
const CONFLICT = 409

export type Loader = 'frame' | 'page'

/** The loaders that are to run again, and those that run in the load which begins now. */
const due = new Set<Loader | undefined>()
let loading: Set<Loader | undefined> | undefined
let run = () => {}
let stale = false
let held = false
let timer: ReturnType<typeof setTimeout> | undefined
let pace = 0
let askedAt = 0

/** The page stays as it is until it is left: what would be loaded is a refusal. False when it was held before. */
export function holdPage(): boolean {
  const first = !held
  held = true
  due.clear()
  return first
}

let connected = false

/** Whether what changes is told to this page: while it is not, an act of its own is followed by a load. */
export function setConnected(now: boolean) {
  connected = now
}

type Answered = {
  defaultShouldRevalidate: boolean
  actionResult?: Partial<Told> | null
  actionStatus?: number
  formMethod?: string
  currentUrl?: URL
  nextUrl?: URL
}

/**
 * The `shouldRevalidate` of the routes that a live page is made of. The root's loader has nothing that is live, and never runs for it. An
 * act that says what it changed is put in place; one that comes too late finds the page otherwise than it shows, and it loads.
 */
export function loadsAsTold(loader?: Loader) {
  return ({ defaultShouldRevalidate, actionResult, actionStatus, formMethod, currentUrl, nextUrl }: Answered) => {
    if (!formMethod && isOtherPart(currentUrl, nextUrl)) return false
    if (connected && actionResult?.own) {
      putInPlace('own', actionResult.own)
      return false
    }
    const loads = loading ? loading.has(loader) : defaultShouldRevalidate || actionStatus === CONFLICT
    // Whatever load it is: it brings what was asked for before.
    if (loads) due.delete(loader)
    if (loads) loadBegins()
    return loads
  }
}

/** Another part of what has been loaded is shown, as the address names it: that needs no load, nor a line, but where an act led to it. */
function isOtherPart(from?: URL, to?: URL) {
  if (!from || !to || from.pathname !== to.pathname || from.searchParams.get('part') === to.searchParams.get('part'))
    return false
  const rest = ({ searchParams }: URL) => {
    const others = new URLSearchParams(searchParams)
    others.delete('part')
    return String(others)
  }
  return rest(from) === rest(to)
}

/** Has these loaders run again, soon: what is asked for close together is one load. */
export function loadSoon(loaders: readonly Loader[] = ['page'], calm = false) {
  if (held || !loaders.length) return
  const [now, slower] = [Date.now(), calm ? CALM : 1]
  loaders.forEach((loader) => due.add(loader))
  if (!pace || slower < pace) [pace, askedAt] = [slower, now]
  clearTimeout(timer)
  timer = setTimeout(
    () => {
      stale = true
      pace = 0
      run()
    },
    Math.min(QUIET_MS * pace, askedAt + LONGEST_MS * pace - now),
  )
}

/** For the frame of live pages. A load waits until a move or a load under way has ended, since it would begin that one anew. */
export function useLoads() {
  const { revalidate, state } = useRevalidator()
  const navigation = useNavigation()
  useEffect(() => {
    run = () => {
      if (!stale || state !== 'idle' || navigation.state !== 'idle') return
      stale = false
      if (!due.size) return
      loading = new Set(due)
      revalidate()
      loading = undefined
    }
    run()
  })
  useEffect(
    () => () => {
      clearTimeout(timer)
      run = () => {}
      stale = held = false
      pace = 0
      due.clear()
    },
    [],
  )
}
