import { DomainError } from '#app/shared/error-codes.ts'
import type { Identity } from '../document/author.ts'
import type { LiveDocument, NewRow, Row } from '../document/live-document.ts'
import { ROW_KIND } from '../document/row.ts'
import type { ServerEdit } from '../document/scratch.ts'
import type { Collab } from './collab.ts'

type OwnRow = Pick<NewRow, 'clientId' | 'kind' | 'bytes'> &
  Partial<Pick<NewRow, 'identity' | 'gate' | 'bind' | 'accepted'>>

/** Gives what the server itself has written into the text its place in the log, and has it stored with what comes next. */
export function addRow(collab: Collab, document: LiveDocument, row: OwnRow): Row {
  const whole = { identity: null, gate: null, bind: [], ...row, clientSeq: 0, member: null }
  const { row: added, added: isNew } = document.append(whole)
  if (isNew) collab.queue.push(added)
  return added
}

/** The same, answered when it is stored. Refuses with `conflict` where the text was locked or agreed meanwhile. */
export async function storeRow(collab: Collab, document: LiveDocument, row: OwnRow): Promise<Row> {
  const added = addRow(collab, document, row)
  await document.barrier().catch((error: unknown) => {
    throw new DomainError((error as Error).message === 'gate' ? 'conflict' : 'unavailable')
  })
  return added
}

/** Takes an edit that changes no word, such as a mark, and answers when it is stored. */
export async function writeMarks(
  collab: Collab,
  document: LiveDocument,
  { bytes, clientId }: ServerEdit,
  identity: Identity | null,
) {
  const fresh = bytes && document.apply(bytes)
  if (fresh) await storeRow(collab, document, { clientId, kind: ROW_KIND.server, identity, bytes: fresh })
}
