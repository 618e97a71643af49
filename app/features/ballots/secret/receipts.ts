import { sha256 } from '../counting/sha256.ts'

/** What is published of a receipt: SHA-256 of its 32 digits, as 64 hexadecimal digits. */
export const receiptHash = (receipt: string) => sha256(receipt)

/** The digits of a receipt as somebody typed or pasted them, or null where they are none. */
export function receiptIn(typed: string): string | null {
  const digits = typed.toLowerCase().replace(/[\s-]/g, '')
  return /^[0-9a-f]{32}$/.test(digits) ? digits : null
}

/** In fours, as people read and compare it. */
export const inFours = (receipt: string) => receipt.replace(/(.{4})(?=.)/g, '$1-')
