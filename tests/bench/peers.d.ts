// What the bench uses of packages that are not installed with the product, so that it is checked without them.
declare module '@hocuspocus/provider' {
  export class HocuspocusProviderWebsocket {
    constructor(options: { url: string; WebSocketPolyfill: unknown })
    destroy(): void
  }
  export class HocuspocusProvider {
    constructor(options: {
      name: string
      document: import('yjs').Doc
      token: string
      websocketProvider: HocuspocusProviderWebsocket
    })
    readonly hasUnsyncedChanges: boolean
    on(event: 'synced', listener: () => void): void
    attach(): void
    destroy(): void
  }
}
declare module '@hocuspocus/server'
declare module '@hocuspocus/extension-database'
declare module '@hocuspocus/extension-redis'
declare module '@y/websocket-server/utils'
declare module 'sharedb'
declare module 'sharedb-postgres'
declare module 'y-websocket' {
  export class WebsocketProvider {
    constructor(
      url: string,
      room: string,
      doc: import('yjs').Doc,
      options: { WebSocketPolyfill: typeof WebSocket; disableBc: boolean },
    )
    readonly wsconnected: boolean
    readonly ws: WebSocket | null
    on(event: 'sync', listener: (synced: boolean) => void): void
    destroy(): void
  }
}
declare module 'sharedb/lib/client/index.js' {
  type Doc = {
    type: unknown
    data: unknown
    subscribe(done: (error?: Error) => void): void
    fetch(done: (error?: Error) => void): void
    create(data: unknown, type: string, done: (error?: Error) => void): void
    submitOp(operation: unknown, options: object): void
    hasPending(): boolean
    on(event: 'op', listener: (operation: unknown, own: unknown) => void): void
    on(event: 'error', listener: () => void): void
  }
  const client: {
    types: { register(type: object): void }
    Connection: new (socket: unknown) => {
      get(collection: string, id: string): Doc
      on(event: 'error', listener: () => void): void
      close(): void
    }
  }
  export default client
}
declare module 'ws' {
  export default class WebSocket {
    static readonly OPEN: number
    constructor(url: string, options?: { perMessageDeflate: boolean; headers?: Record<string, string> })
    on(event: 'open', listener: () => void): void
    on(event: 'message', listener: (data: Buffer, isBinary: boolean) => void): void
    once(event: 'error', listener: (error: Error) => void): void
    send(data: string | Uint8Array): void
    close(): void
    readonly OPEN: number
    readonly readyState: number
  }
  export class WebSocketServer {
    constructor(options: { server: import('node:http').Server })
    on(event: 'connection', listener: (socket: WebSocket, request: import('node:http').IncomingMessage) => void): this
  }
}
declare module 'votes' {
  type Ballots = { ranking: string[][]; weight: number }[]
  type Matrix = { candidates: string[]; array: number[][] }
  type Ranked = { ranking(): string[][] }
  export const utils: { matrixFromBallots(ballots: Ballots, candidates: string[]): Matrix }
  export const Approbation: new (election: { candidates: string[]; ballots: Ballots }) => Ranked
  export const RankedPairs: new (matrix: Matrix) => Ranked
  export const Schulze: new (matrix: Matrix) => Ranked
}
