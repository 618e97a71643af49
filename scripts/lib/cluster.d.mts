export type Node = {
  url: string
  port: number
  readonly pid: number
  /** Again, after it was killed. */
  start: () => Promise<void>
  stop: () => Promise<void>
  kill: (signal: NodeJS.Signals) => void
}
export type Cluster = {
  url: string
  nodes: Node[]
  database: { url: string }
  redis: { url: string; pid?: number }
  stop: () => Promise<void>
}

export function startCluster(options: {
  folder: string
  port: number
  nodes: number
  say?: (line: string) => void
  env?: Record<string, string>
}): Promise<Cluster>
