import { AsyncLocalStorage } from 'node:async_hooks'
import { remember } from './remember.server.ts'

type Reads = { kept: Map<string, Promise<unknown>> | null }
const current = remember('page-reads', () => new AsyncLocalStorage<Reads>())

/**
 * What the loaders of one page read, kept until the page is served, so that each thing is read once. Only for requests that change nothing: an act
 * has to see how things stand when it acts. What a request leaves running keeps nothing, for it ends with the request.
 */
export function pageReads() {
  const reads: Reads = { kept: new Map() }
  return {
    run: <T>(serve: () => T): T => current.run(reads, serve),
    end: () => void (reads.kept = null),
  }
}

/** Reads once for the page that is being served, under this key; everywhere else, each time. */
export function readOnce<T>(key: string, read: () => Promise<T>): Promise<T> {
  const kept = current.getStore()?.kept
  if (!kept) return read()
  const known = kept.get(key) as Promise<T> | undefined
  if (known) return known
  const reading = read()
  kept.set(key, reading)
  return reading
}

/** What has been asked for under this key while this page is served, if it has. */
export function readInProgress<T>(key: string): Promise<T> | undefined {
  return current.getStore()?.kept?.get(key) as Promise<T> | undefined
}
