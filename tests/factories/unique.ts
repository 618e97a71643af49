import { randomUUID } from 'node:crypto'

let count = 0

/** A number no other record of this process was made with. */
export function next() {
  count += 1
  return count
}

/** The same for a name: as long for each, so that what is in the order of names is in the order in which it was made. */
export function nextNumber() {
  return String(next()).padStart(6, '0')
}

/** A word no other test uses, in any process and any run. */
export function unique(word: string) {
  return `${word}-${nextNumber()}-${randomUUID().slice(0, 8)}`
}

/** A whole number for a column that must be unique and has no default. */
export function uniqueNumber() {
  return Number.parseInt(randomUUID().replaceAll('-', '').slice(0, 7), 16)
}
