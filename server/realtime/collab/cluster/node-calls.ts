import type { DocumentHost } from '#app/features/live-documents/document-host.server.ts'
import { DomainError, ERROR_STATUS, type ErrorCode } from '#app/shared/error-codes.ts'
import { type NodeLinks, NodeOutOfReach } from '../../nodes/links.ts'
import { OwnedElsewhere } from '../log/ownership.ts'
import { encodeNodeMessage, type NodeMessage } from '../wire/node-messages.ts'

type Answer = Extract<NodeMessage, { type: 'answer' }>['result']
type Waiting = { owner: string; settle: (answer: Answer) => void }

const PATIENCE_MS = 8000
const UNAVAILABLE: Answer = { code: 'unavailable' }
let refs = 0

/** What features ask of a living text that another node holds. */
export class NodeCalls {
  private readonly waiting = new Map<number, Waiting>()

  constructor(private readonly links: NodeLinks) {}

  /** The owner's answer. Throws DomainError: the owner's own, or `unavailable` when none came. */
  async ask(owner: string, method: string, input: unknown[]): Promise<unknown> {
    const ref = ++refs
    const answer = await new Promise<Answer>((resolve) => {
      const timer = setTimeout(() => this.settle(ref, UNAVAILABLE), PATIENCE_MS)
      this.waiting.set(ref, { owner, settle: (it) => (clearTimeout(timer), resolve(it)) })
      if (!this.attempt(owner, { type: 'call', ref, method, input })) this.settle(ref, UNAVAILABLE)
    })
    if ('value' in answer) return answer.value
    throw new DomainError(answer.code in ERROR_STATUS ? (answer.code as ErrorCode) : 'unavailable')
  }

  settle(ref: number, answer: Answer) {
    const waiting = this.waiting.get(ref)
    this.waiting.delete(ref)
    waiting?.settle(answer)
  }

  lost(owner: string) {
    for (const [ref, waiting] of this.waiting) if (waiting.owner === owner) this.settle(ref, UNAVAILABLE)
  }

  /** The owner's side. Where the document has another owner by now the call is not passed on: the caller may try again. */
  async answer(asker: string, { ref, method, input }: Extract<NodeMessage, { type: 'call' }>, host: DocumentHost) {
    const result = await callOn(host, method, input).then(
      (value): Answer => ({ value: value ?? null }),
      (error: unknown): Answer => ({ code: error instanceof DomainError ? error.code : 'unavailable' }),
    )
    this.attempt(asker, { type: 'answer', ref, result })
  }

  private attempt(node: string, message: NodeMessage) {
    try {
      this.links.send(node, encodeNodeMessage(message))
      return true
    } catch (error) {
      if (error instanceof NodeOutOfReach) return false
      throw error
    }
  }
}

/** The living texts wherever they are: here where this node holds them or nobody does, else through their owner. */
export function clusterHost(local: DocumentHost, calls: NodeCalls): DocumentHost {
  const anywhere =
    (method: string) =>
    (...input: unknown[]) =>
      callOn(local, method, input).catch((error: unknown) => {
        if (error instanceof OwnedElsewhere) return calls.ask(error.node, method, input)
        throw error
      })
  return Object.fromEntries(Object.keys(local).map((method) => [method, anywhere(method)])) as DocumentHost
}

async function callOn(host: DocumentHost, method: string, input: unknown[]): Promise<unknown> {
  if (!Object.hasOwn(host, method)) throw new DomainError('invalid')
  const call = host[method as keyof DocumentHost] as (...input: unknown[]) => Promise<unknown>
  return call(...input)
}
