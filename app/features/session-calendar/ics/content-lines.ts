/** The lines of a calendar file: RFC 5545, section 3.1. A line is at most 75 bytes long and never ends within a letter. */
const LONGEST = 75

/** What no calendar can hold: control characters but the tab and the line feed, and halves of letters. */
const UNREADABLE = /(?![\t\n])\p{Cc}|\p{Cs}/gu

/** A value of type TEXT: what people typed stays one value, whatever it holds. */
export function text(value: string) {
  return plain(value)
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')
}

/** A parameter's value, in quotation marks; it may hold neither a line end nor a quotation mark (RFC 6868 writes them otherwise, which not every calendar reads). */
export function quoted(value: string) {
  return `"${plain(value).replace(/\s+/gu, ' ').replaceAll('"', '”').trim()}"`
}

/** An address of somebody's mail as a URI: RFC 6068. */
export function mailto(address: string) {
  const [local = '', domain = ''] = splitAt(address, address.lastIndexOf('@'))
  return `mailto:${encodeURIComponent(local).replaceAll('%2B', '+').replaceAll("'", '%27')}@${domain}`
}

/** A link that was checked when it was stored, without anything that could end its line. */
export function uri(link: string) {
  return link.replace(/[\s\p{Cc}]/gu, '')
}

/** A moment in UTC. */
export function utc(moment: Date) {
  return `${moment.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}

/** The whole file, each line folded. */
export function fileOf(lines: string[]) {
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

function fold(line: string) {
  let folded = ''
  let bytes = 0
  for (const letter of line) {
    const size = Buffer.byteLength(letter)
    if (bytes + size > LONGEST) {
      folded += '\r\n '
      bytes = 1
    }
    folded += letter
    bytes += size
  }
  return folded
}

function plain(value: string) {
  return value.replace(/\r\n?/g, '\n').replace(UNREADABLE, '')
}

function splitAt(value: string, at: number) {
  return [value.slice(0, at), value.slice(at + 1)]
}
