import { readFileSync } from 'node:fs'
import * as Y from 'yjs'

const TOKEN = /<(\d+)-(\d+)>/g

/** Unique in a scenario: who wrote it, and as which of theirs. */
export const tokenOf = (author: number, index: number) => `<${author}-${index}>`
export const tokensIn = (text: string) => text.match(TOKEN) ?? []
export const authorOf = (token: string) => Number(/\d+/.exec(token)![0])
export const indexOf = (token: string) => Number(/-(\d+)/.exec(token)![1])

export function tokensInUpdate(update: Uint8Array) {
  const { structs } = Y.decodeUpdate(update)
  return tokensIn(
    structs
      .map((struct) =>
        struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.content.str : ' ',
      )
      .join(''),
  )
}

/** All words in the order of the document, an element apart from the next. */
export function textOf(parent: Y.XmlFragment): string {
  return parent
    .toArray()
    .map((child) => (child instanceof Y.XmlText ? plain(child) : `${textOf(child as Y.XmlElement)} `))
    .join('')
}

export function plain(text: Y.XmlText) {
  return (text.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : ' '))
    .join('')
}

export function duplicatesIn(tokens: string[]) {
  const seen = new Set<string>()
  return tokens.filter((token) => seen.size === seen.add(token).size)
}

/** What is left of words that were divided. */
export const tornIn = (text: string) => text.replace(TOKEN, ' ').match(/\S+/g) ?? []

/** Tokens that stand before an earlier one of the same author. */
export function outOfOrder(tokens: string[]) {
  const last = new Map<number, number>()
  return tokens.filter((token) => {
    const before = last.get(authorOf(token)) ?? -1
    last.set(authorOf(token), Math.max(before, indexOf(token)))
    return indexOf(token) < before
  })
}

/** What the authors of a process did, written down line by line as it happened, so that it outlives them. */
export type Ledger = { typed: Set<string>; acknowledged: Set<string>; refused: Set<string> }

export function readLedgers(files: string[]): Ledger {
  const ledger: Ledger = { typed: new Set(), acknowledged: new Set(), refused: new Set() }
  const of: Record<string, Set<string>> = { T: ledger.typed, A: ledger.acknowledged, R: ledger.refused }
  for (const file of files) {
    for (const line of readFileSync(file, 'utf8').split('\n')) of[line[0] ?? '']?.add(line.slice(2))
  }
  return ledger
}
