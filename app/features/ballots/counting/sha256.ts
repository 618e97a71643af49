import { sha256 as hashed } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * SHA-256 (FIPS 180-4) of a text in UTF-8, as 64 hexadecimal digits. Not by the browser's own `crypto.subtle`, which a page without TLS
 * has not got, and not by Node's: a recount must give the same everywhere and at once.
 */
export const sha256 = (text: string) => bytesToHex(hashed(utf8ToBytes(text)))
