import type { Namespace, Socket } from 'socket.io'
import type { LiveClientMessages, LiveServerMessages, Topic } from '#app/shared/live.ts'
import type { SocketData } from '../authenticate.ts'

export type Followed = { roundtableId: string; topic: Topic; id: string }
type LiveData = SocketData & {
  /** By the name of the topic, which is that of the room. */ follows: Map<string, Followed>
}
export type LiveNamespace = Namespace<LiveClientMessages, LiveServerMessages, Record<string, never>, LiveData>
export type LiveSocket = Socket<LiveClientMessages, LiveServerMessages, Record<string, never>, LiveData>
