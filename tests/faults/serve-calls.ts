export type Handlers = Record<string, (given: never) => unknown>
export type Request = { id: number; call: string; given: unknown }
export type Answer = { id: number; result?: unknown; error?: string }

/** In a process of its own: answers the calls of whoever started it, and ends with them. */
export function serveCalls(handlers: Handlers) {
  process.on('message', ({ id, call, given }: Request) => {
    void (async () => {
      const answer: Answer = await Promise.resolve()
        .then(() => handlers[call]!(given as never))
        .then(
          (result) => ({ id, result }),
          (error: unknown) => ({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
        )
      process.send?.(answer)
    })()
  })
  process.on('disconnect', () => process.exit(0))
}
