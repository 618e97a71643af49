import type { Holder } from './turnout.ts'

export type SilentGroup = { groupId: string; names: string[] }

/** Who of those who hold a vote has not cast it, by group in the order round the table. */
export function silentIn(
  votes: readonly Holder[],
  groupIds: readonly string[],
  holders: readonly (Holder & { name: string })[],
): SilentGroup[] {
  const waiting = holders.filter(({ holderId }) => !votes.some((vote) => vote.holderId === holderId))
  const namesOf = (groupId: string) => waiting.filter((one) => one.groupId === groupId).map(({ name }) => name)
  return groupIds.map((groupId) => ({ groupId, names: namesOf(groupId) })).filter(({ names }) => names.length > 0)
}
