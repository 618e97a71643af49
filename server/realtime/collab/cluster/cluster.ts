import type { DocumentHost } from '#app/features/live-documents/document-host.server.ts'
import type { NodeLinks } from '../../nodes/links.ts'
import { giveBack, renew } from '../log/ownership.ts'
import type { Collab } from '../room/collab.ts'
import { caughtUp } from '../room/lagging.ts'
import { documentLost } from '../room/published.ts'
import { kick } from '../room/send.ts'
import { departAll } from '../session/presence.ts'
import { receive } from '../session/receive.ts'
import { reviewAll } from '../session/roles.ts'
import { decodeNodeMessage, type NodeMessage } from '../wire/node-messages.ts'
import { RemoteSocket, RemoteSockets } from '../wire/remote-sockets.ts'
import { Edge } from './edge.ts'
import { NodeCalls } from './node-calls.ts'

/** This node's part in an installation of several: owner of some documents, edge of the others (docs/decisions/0012-several-nodes.md). */
export type Cluster = {
  links: NodeLinks
  edge: Edge
  remotes: RemoteSockets
  calls: NodeCalls
  stop: () => Promise<void>
}

export function joinCluster(collab: Collab, links: NodeLinks, host: DocumentHost): Cluster {
  const { namespace, limits, log } = collab
  const cluster = {
    links,
    edge: new Edge({ namespace, links, limits }),
    remotes: new RemoteSockets(links, collab.rates),
    calls: new NodeCalls(links),
    stop: () => stop(collab, renewals),
  }
  links.onData((from, bytes) => {
    try {
      receiveFromNode(collab, cluster, host, from, decodeNodeMessage(bytes))
    } catch (error) {
      log.error({ err: error, node: from }, 'a message of another node failed')
    }
  })
  links.onBreak((peer) => {
    cluster.edge.lost(peer)
    cluster.calls.lost(peer)
    for (const remote of cluster.remotes.ofNode(peer)) {
      departAll(collab, remote)
      cluster.remotes.forget(remote)
    }
  })
  // What changed meanwhile was told to nobody here.
  links.onBack(
    () =>
      void reviewAll(collab).catch((error: unknown) => log.error({ err: error }, 'roles could not be looked up again')),
  )
  let renewing = false
  const renewals = setInterval(() => {
    if (renewing) return
    renewing = true
    void renewLeases(collab).finally(() => (renewing = false))
  }, limits.leaseMs / 4)
  renewals.unref()
  return cluster
}

function receiveFromNode(
  collab: Collab,
  cluster: Omit<Cluster, 'stop'>,
  host: DocumentHost,
  from: string,
  message: NodeMessage,
) {
  const { remotes, calls, edge } = cluster
  switch (message.type) {
    case 'client': {
      const remote = message.actor
        ? remotes.admit(from, message.socket, message.actor)
        : remotes.at(from, message.socket)
      return remote && receive(collab, remote, message.bytes)
    }
    case 'gone': {
      const remote = remotes.at(from, message.socket)
      if (!remote) return
      departAll(collab, remote)
      return remotes.forget(remote)
    }
    case 'caught-up': {
      const remote = remotes.at(from, message.socket)
      const member = remote && collab.documents.atChannel(message.channel)?.members.get(remote.id)
      return member && caughtUp(member)
    }
    case 'call':
      return void calls.answer(from, message, host)
    case 'answer':
      return calls.settle(message.ref, message.result)
    default:
      return edge.receive(from, message)
  }
}

/** Where the database cannot be asked nothing is given up: the epoch keeps an owner that was replaced from writing. */
async function renewLeases(collab: Collab) {
  try {
    const documents = [...collab.documents.open()]
    for (const document of await renew(collab.pool, documents, collab.limits.leaseMs)) {
      if (!document.closed) documentLost(collab, document, 'owner')
    }
  } catch (error) {
    collab.log.warn({ err: error }, 'the claims on documents could not be renewed')
  }
}

/** Clients of other nodes are sent to whoever takes the documents over; the sockets of this one are closed by the server. */
async function stop(collab: Collab, renewals: NodeJS.Timeout) {
  clearInterval(renewals)
  const documents = [...collab.documents.open()]
  const remote = documents.flatMap(({ members }) =>
    [...members.values()].filter(({ socket }) => socket instanceof RemoteSocket),
  )
  for (const document of documents) collab.documents.evict(document, 'the server is closing')
  await giveBack(collab.pool, documents).catch((error: unknown) =>
    collab.log.warn({ err: error }, 'the claims on documents lapse by themselves'),
  )
  for (const member of remote) kick(collab, member, 'RELOAD')
}
