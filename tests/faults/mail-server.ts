import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

/** What it does with a mail it has been given whole: says yes, or does something else first or afterwards. */
type Verdict = { before?: () => Promise<void>; after?: () => void }

/** A mail server that keeps every mail it said yes to, and its Message-ID. */
export async function startMailServer() {
  const accepted: string[] = []
  const mails: string[] = []
  const state: { verdict: () => Verdict } = { verdict: () => ({}) }
  const server = createServer((line) => void serve(line).catch(() => line.destroy()))
  async function serve(line: Socket) {
    line.on('error', () => undefined)
    line.write('220 table.test\r\n')
    let text = ''
    let inData = false
    for await (const chunk of line) {
      text += String(chunk)
      for (
        let end = text.indexOf(inData ? '\r\n.\r\n' : '\r\n');
        end >= 0;
        end = text.indexOf(inData ? '\r\n.\r\n' : '\r\n')
      ) {
        const said = text.slice(0, end)
        text = text.slice(end + (inData ? 5 : 2))
        if (inData) await take(line, said)
        else line.write(/^DATA/i.test(said) ? '354 go on\r\n' : /^QUIT/i.test(said) ? '221 bye\r\n' : '250 yes\r\n')
        inData = !inData && /^DATA/i.test(said)
      }
    }
  }
  async function take(line: Socket, mail: string) {
    const { before, after } = state.verdict()
    await before?.()
    if (line.destroyed) return
    accepted.push(/^Message-ID: (.+)$/im.exec(mail)?.[1] ?? 'none')
    mails.push(mail)
    line.write('250 yes\r\n', () => after?.())
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, accepted, mails, state, close: () => void server.close() }
}
