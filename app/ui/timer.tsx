import { classNames } from './class-names.ts'
import { useServerNow } from './server-clock.ts'

export type Running = {
  /** How long it ran before, and since when it runs on by the server's clock: null while it stands. */
  ranMs: number
  runningSince: number | null
  /** How long it may take. */
  allowedMs: number
  /** Amber when no more than this is left. */
  amberMs?: number
}

export type TimerState = 'calm' | 'amber' | 'over'

const DEFAULT_AMBER_MS = 60_000
/** A tick that comes a little early is meant for the second to which it belongs. */
const EARLY_MS = 20

/** What is left of it or by how much it is over, in whole seconds, drawn again as each second changes. */
export function useTimer({ ranMs, runningSince, allowedMs, amberMs = DEFAULT_AMBER_MS }: Running) {
  const now = useServerNow(runningSince === null ? 0 : 1000, (runningSince ?? 0) - ranMs + allowedMs)
  return timerAt(now, { ranMs, runningSince, allowedMs, amberMs })
}

export function timerAt(now: number, { ranMs, runningSince, allowedMs, amberMs = DEFAULT_AMBER_MS }: Running) {
  const spentMs = ranMs + (runningSince === null ? 0 : Math.max(0, now - runningSince))
  const leftMs = allowedMs - spentMs
  const over = leftMs <= -1000 + EARLY_MS
  const seconds = over ? Math.floor((EARLY_MS - leftMs) / 1000) : Math.max(0, Math.ceil((leftMs - EARLY_MS) / 1000))
  const state: TimerState = over ? 'over' : leftMs <= amberMs ? 'amber' : 'calm'
  return { spentMs, leftMs, seconds, state, share: allowedMs > 0 ? Math.min(1, spentMs / allowedMs) : 1 }
}

/** 0:05, 14:48, 1:02:03. */
export function clockText(seconds: number) {
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (part: number) => String(part).padStart(2, '0')
  return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}

/**
 * Counts down, and up again once the time is over. `label` says what it is the time of, and is all that a screen reader is told by itself: a timer is
 * no live region, and is read when its reader goes there. The state is a word or a sign as well as a colour.
 */
export function Timer({ label, className, ...running }: Running & { label: string; className?: string }) {
  const { seconds, state } = useTimer(running)
  return (
    <span
      role="timer"
      aria-label={label}
      className={classNames('timer', state !== 'calm' && `timer-${state}`, className)}
      data-state={state}
    >
      {state === 'over' ? '+' : ''}
      {clockText(seconds)}
    </span>
  )
}

/** How much of the time is gone, as a bar beneath; the numbers stand in the timer. */
export function TimerBar(running: Running) {
  const { share, state } = useTimer(running)
  return (
    <svg className={classNames('timer-bar', state !== 'calm' && `timer-bar-${state}`)} aria-hidden="true">
      <rect width="100%" height="100%" className="timer-bar-rest" />
      <rect width={`${Math.round(share * 1000) / 10}%`} height="100%" className="timer-bar-spent" />
    </svg>
  )
}
