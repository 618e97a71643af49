/** A client that costs its machine little: it speaks the protocol and reads what an update brings, without a text of its own. */
export type LightClient = {
  /** Ready to type, and to hear the others. */
  synced: Promise<void>
  /** One update of one's own; `upTo` is the clock it ends at. */
  send(update: Uint8Array, upTo: number): void
  /** Bytes that its socket has received. */
  received(): number
  close(): void
}

export type LightOptions = {
  url: string
  document: string
  clientId: number
  /** Ours alone: who is signed in. */
  cookie?: string
  onUpdate(update: Uint8Array): void
  /** All of one's own up to this clock is acknowledged. */
  onAcknowledged(upTo: number): void
}

export type Connect = (options: LightOptions) => LightClient
