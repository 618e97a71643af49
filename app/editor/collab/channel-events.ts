import type { Denied, Joined, KickCode, NackCode, PresenceChanges, RoleNotice } from '#app/shared/collab-messages.ts'

/** What a channel tells whoever opened it. */
export type ChannelEvents = {
  joined(joined: Joined): void
  denied(denied: Denied): void
  acked(cseq: number): void
  nacked(cseq: number, code: NackCode, retryMs: number): void
  role(notice: RoleNotice): void
  presence(changes: PresenceChanges): void
  kicked(code: KickCode): void
  replaced(): void
  /** Words of one's own that were stored and have no place in the text any more. */
  offered(words: string): Promise<boolean>
  /** The connection is down, or `signedOut` for good. */
  lost(signedOut: boolean): void
  /** The difference that was asked for has arrived. */
  caughtUp(): void
}
