import { onChange } from '#app/platform/changes.server.ts'
import { remember } from '#app/platform/remember.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'

/** Changes that come so close together are told once. */
const TOGETHER_MS = 100
/** A line that says nothing for longer is cut by proxies on its way. */
const BEAT_MS = 20_000
/** A page that has lost its line opens another before the first is known to be gone. */
const MOST_LINES = 6

const lines = remember('screen-lines', () => new Map<string, number>())

/**
 * A stream of server-sent events: one, without content, whenever something about the session changes, so that the page of a screen loads what it
 * shows. It needs no socket, which only somebody who is signed in may open. Throws too-many beyond six at a time for a screen.
 */
export function screenChanges({ id, sessionId }: { id: string; sessionId: string }, signal: AbortSignal): Response {
  const open = lines.get(id) ?? 0
  if (open >= MOST_LINES) throw new DomainError('too-many', 'too-many', { minutes: 1, seconds: 60 })
  lines.set(id, open + 1)
  let end = () => {}
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const words = new TextEncoder()
      const say = (text: string) => controller.enqueue(words.encode(text))
      let soon: NodeJS.Timeout | undefined
      const off = onChange(sessionId, () => {
        soon ??= setTimeout(() => {
          soon = undefined
          say('data: changed\n\n')
        }, TOGETHER_MS)
      })
      const beat = setInterval(() => say(': still here\n\n'), BEAT_MS)
      end = once(() => {
        off()
        clearTimeout(soon)
        clearInterval(beat)
        const left = (lines.get(id) ?? 1) - 1
        if (left > 0) lines.set(id, left)
        else lines.delete(id)
        try {
          controller.close()
        } catch {
          // The reader has gone first.
        }
      })
      signal.addEventListener('abort', end)
      if (signal.aborted) return end()
      say('retry: 2000\n\n')
    },
    cancel: () => end(),
  })
  return new Response(stream, {
    // `no-transform`: whatever compresses it would wait for more.
    headers: {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    },
  })
}

function once(work: () => void) {
  let done = false
  return () => {
    if (done) return
    done = true
    work()
  }
}
