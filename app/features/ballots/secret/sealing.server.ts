import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { env } from '#app/platform/env.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'

// AES-256-GCM with a key for each ballot, which is itself sealed with one that is derived from the server's secret (docs/decisions/0042-secret-ballots.md).

const NONCE_BYTES = 12
const TAG_BYTES = 16
/** The longest answer of any method, with the longest reason, fits in. */
export const VOTE_BYTES = 8192
export const LINK_BYTES = 1024

/** A key for a ballot that opens, and how the database keeps it. */
export function newBallotKey(ballotId: string) {
  const key = randomBytes(32)
  return { key, wrapped: encrypt(wrappingKey(ballotId), `key ${ballotId}`, key) }
}

/** Refuses where the server's secret is not the one that the ballot was opened with: the votes are there and cannot be read. */
export function unwrapped(ballotId: string, wrapped: Uint8Array): Buffer {
  const key = decrypt(wrappingKey(ballotId), `key ${ballotId}`, wrapped)
  if (!key) throw new DomainError('unavailable', 'ballots.secret-unreadable')
  return key
}

function wrappingKey(ballotId: string) {
  return Buffer.from(hkdfSync('sha256', env.SESSION_SECRET, ballotId, 'roundtable secret ballot', 32))
}

/** A value with zeros up to `bytes`, so that what is sealed has one length. `name`: the row it belongs to; it opens in no other. */
export function seal(key: Buffer, name: string, value: object, bytes: number): Buffer<ArrayBuffer> {
  const text = Buffer.from(JSON.stringify(value))
  if (text.length + 4 > bytes) throw new DomainError('invalid')
  const padded = Buffer.alloc(bytes)
  padded.writeUInt32BE(text.length)
  text.copy(padded, 4)
  return encrypt(key, name, padded)
}

/** Null for what was changed, or is another row's. */
export function unseal<T>(key: Buffer, name: string, sealed: Uint8Array): T | null {
  const padded = decrypt(key, name, sealed)
  return padded && (JSON.parse(padded.subarray(4, 4 + padded.readUInt32BE()).toString()) as T)
}

/** Of one request of one holder, as 32 hexadecimal digits: who sends it again gets the same, and nothing but the ballot's key leads to it. */
export function derived(key: Buffer, use: 'receipt' | 'request', holderId: string, requestKey: string) {
  return createHmac('sha256', key).update(`${use} ${holderId} ${requestKey}`).digest('hex').slice(0, 32)
}

function encrypt(key: Buffer, name: string, plain: Buffer): Buffer<ArrayBuffer> {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function decrypt(key: Buffer, name: string, sealed: Uint8Array): Buffer | null {
  const bytes = Buffer.from(sealed)
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(name)).setAuthTag(bytes.subarray(-TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
  } catch {
    return null
  }
}
