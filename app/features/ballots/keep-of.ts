import type { BallotView } from './ballots.queries.server.ts'

/** An answer is kept on the device until it has arrived; of several to one ballot, the last is meant. */
export function keepOf({ id, code, name }: Pick<BallotView, 'id' | 'code' | 'name'>) {
  return { kind: 'vote', about: `${code} ${name}`, replaces: `vote ${id}` } as const
}
