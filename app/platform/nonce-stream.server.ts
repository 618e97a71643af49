import { Transform } from 'node:stream'

const MARK = '<link rel="modulepreload"'

/**
 * Puts the response's nonce on the preload links of scripts, which the framework leaves bare: under `strict-dynamic` a browser
 * refuses to preload what does not carry it. A tag that falls across two chunks is kept until its other half arrives.
 */
export function preloadNonces(nonce: string) {
  const decoder = new TextDecoder()
  let held = ''
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const text = (held + decoder.decode(chunk, { stream: true })).replaceAll(
        MARK,
        `<link nonce="${nonce}" rel="modulepreload"`,
      )
      const keep = partialMark(text)
      held = text.slice(text.length - keep)
      done(null, text.slice(0, text.length - keep))
    },
    flush(done) {
      done(null, held + decoder.decode())
    },
  })
}

/** How many characters at the end of the text may be the start of the mark. */
function partialMark(text: string) {
  for (let length = Math.min(MARK.length - 1, text.length); length > 0; length -= 1) {
    if (MARK.startsWith(text.slice(text.length - length))) return length
  }
  return 0
}
