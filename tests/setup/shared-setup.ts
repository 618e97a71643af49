type Started<T> = { value: T; close: () => Promise<void> }
type Shared = { users: number; started?: Promise<Started<unknown>> }

const all = ((globalThis as { roundtableSharedSetups?: Map<string, Shared> }).roundtableSharedSetups ??= new Map())

/**
 * What several projects of one run need is started by the first and closed by the last of them: each runs its setup by itself, in one
 * process. `value`: what was started; `leave`: this project is done with it.
 */
export async function sharedSetup<T>(name: string, start: () => Promise<Started<T>>) {
  const shared: Shared = all.get(name) ?? { users: 0 }
  all.set(name, shared)
  shared.users += 1
  const { value, close } = (await (shared.started ??= start())) as Started<T>
  const leave = async () => {
    shared.users -= 1
    if (shared.users > 0) return
    all.delete(name)
    await close()
  }
  return { value, leave }
}
