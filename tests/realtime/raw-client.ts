import * as Y from 'yjs'
import { SCHEMA_VERSION } from '#app/editor/schema/version.ts'
import { type JoinRequest, PROTOCOL, type ServerMessage } from '#app/shared/collab-messages.ts'
import { COLLAB_EVENT, decodeServerMessage, encodeClientMessage } from '#app/shared/collab-protocol.ts'
import { connect } from './collab-harness.ts'

/** A client of its own making, which sends what no provider would. */
export function rawClient(url: string, member: Parameters<typeof connect>[1]) {
  const socket = connect(url, member)
  const messages: ServerMessage[] = []
  const listeners = new Set<() => void>()
  socket.on(COLLAB_EVENT, (message: unknown) => {
    messages.push(decodeServerMessage(message))
    for (const listener of listeners) listener()
  })
  async function next<T extends ServerMessage['type']>(type: T): Promise<Extract<ServerMessage, { type: T }>> {
    const at = messages.findIndex((message) => message.type === type)
    if (at !== -1) return messages.splice(at, 1)[0] as Extract<ServerMessage, { type: T }>
    await new Promise<void>((resolve) => {
      const listener = () => {
        listeners.delete(listener)
        resolve()
      }
      listeners.add(listener)
    })
    return next(type)
  }
  const send = (message: Parameters<typeof encodeClientMessage>[0]) =>
    void socket.emit(COLLAB_EVENT, encodeClientMessage(message))
  const join = (sectionId: string, given: Partial<JoinRequest> = {}) =>
    send({
      type: 'join',
      request: {
        protocol: PROTOCOL,
        ref: 1,
        subject: { type: 'section', id: sectionId },
        schemaVersion: SCHEMA_VERSION,
        clientId: 77,
        draftClientIds: [],
        ...given,
      },
      stateVector: new Uint8Array([0]),
    })
  return { socket, send, join, next, messages }
}

/** An update as a fresh Y.Doc of this client id would make it. */
export function updateOf(clientId: number, change: (fragment: Y.XmlFragment, doc: Y.Doc) => void, base?: Uint8Array) {
  const doc = new Y.Doc()
  if (base) Y.applyUpdate(doc, base)
  doc.clientID = clientId
  const before = Y.encodeStateVector(doc)
  change(doc.getXmlFragment('content'), doc)
  return Y.encodeStateAsUpdate(doc, before)
}
