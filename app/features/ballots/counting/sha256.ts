const BITS = 32
const PRIMES = firstPrimes(64)
const fraction = (root: number) => Math.floor((root - Math.floor(root)) * 2 ** BITS) >>> 0
const START = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)))
const ROUNDS = PRIMES.map((prime) => fraction(Math.cbrt(prime)))

/**
 * SHA-256 (FIPS 180-4) of a text in UTF-8, as 64 hexadecimal digits. Written out here because a page that is not served over TLS has
 * no `crypto.subtle`, and a recount must give the same everywhere and at once.
 */
export function sha256(text: string): string {
  const bytes = padded(new TextEncoder().encode(text))
  const hash = new Uint32Array(START)
  const words = new Uint32Array(64)
  for (let at = 0; at < bytes.byteLength; at += 64) compress(hash, words, new DataView(bytes.buffer, at, 64))
  return [...hash].map((word) => word.toString(16).padStart(8, '0')).join('')
}

function padded(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64)
  bytes.set(message)
  bytes[message.length] = 0x80
  const view = new DataView(bytes.buffer)
  view.setUint32(bytes.length - 8, Math.floor((message.length * 8) / 2 ** BITS))
  view.setUint32(bytes.length - 4, (message.length * 8) >>> 0)
  return bytes
}

function compress(hash: Uint32Array, words: Uint32Array, block: DataView) {
  for (let i = 0; i < 16; i++) words[i] = block.getUint32(i * 4)
  for (let i = 16; i < 64; i++) {
    const [early, late] = [words[i - 15]!, words[i - 2]!]
    const low = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3)
    const high = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10)
    words[i] = words[i - 16]! + low + words[i - 7]! + high
  }
  let [a, b, c, d, e, f, g, h] = hash as unknown as [number, number, number, number, number, number, number, number]
  for (let i = 0; i < 64; i++) {
    const choice = (e & f) ^ (~e & g)
    const majority = (a & b) ^ (a & c) ^ (b & c)
    const first = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + choice + ROUNDS[i]! + words[i]!) >>> 0
    const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + majority) >>> 0
    ;[a, b, c, d, e, f, g, h] = [(first + second) >>> 0, a, b, c, (d + first) >>> 0, e, f, g]
  }
  for (const [i, value] of [a, b, c, d, e, f, g, h].entries()) hash[i] = hash[i]! + value
}

function turned(word: number, by: number) {
  return (word >>> by) | (word << (BITS - by))
}

function firstPrimes(count: number): number[] {
  const primes: number[] = []
  for (let n = 2; primes.length < count; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n)
  return primes
}
