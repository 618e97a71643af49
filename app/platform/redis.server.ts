import { createClient } from '@redis/client'
import { env } from './env.server.ts'
import { log } from './log.server.ts'
import { remember } from './remember.server.ts'

export type RedisClient = ReturnType<typeof newClient>

const RECONNECT_MOST_MS = 2000
const connections = remember('redis', () => ({ client: null as RedisClient | null }))

/** Connects to the Redis that several nodes share. Throws with what to look at when it does not answer. */
export async function connectRedis(): Promise<RedisClient | null> {
  if (!env.REDIS_URL) return null
  const client = newClient(env.REDIS_URL)
  try {
    await client.connect()
  } catch (error) {
    client.destroy()
    const { message, code } = error as { message: string; code?: string }
    throw new Error(
      `The Redis of REDIS_URL cannot be used: ${message || code}. See that it runs, and that the address and password are right.`,
    )
  }
  connections.client = client
  return client
}

/** The connected client, or null for an installation of one node. */
export function redis(): RedisClient | null {
  return connections.client
}

export function disconnectRedis() {
  connections.client?.destroy()
  connections.client = null
}

function newClient(url: string) {
  let refused = true
  const client = createClient({
    url,
    // The first connection is tried once, a lost one for ever.
    socket: {
      reconnectStrategy: (retries) =>
        refused ? false : Math.min(RECONNECT_MOST_MS, 50 * 2 ** retries) * (0.5 + Math.random()),
    },
  })
  client.on('ready', () => void (refused = false))
  client.on('error', (error: unknown) => refused || log.warn({ err: error }, 'the connection to Redis is not in order'))
  return client
}
