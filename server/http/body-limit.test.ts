import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import express from 'express'
import { expect, onTestFinished, test } from 'vitest'
import { bodyLimit } from './body-limit.ts'

/** Sends a form of so many bytes to a route that answers before it has read any of it, and reads what comes back. */
async function answerTo(bytes: number) {
  const app = express()
  app.use(bodyLimit)
  app.post('/', (_, response) => void response.status(403).type('text').send('This is not yours to do.\n'))
  const http = createServer(app)
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void http.close().closeAllConnections())
  return new Promise<string>((resolve, reject) => {
    const line = connect((http.address() as AddressInfo).port, '127.0.0.1')
    let answer = ''
    line.setEncoding('latin1').on('error', reject)
    line.write(`POST / HTTP/1.1\r\nHost: here\r\nConnection: close\r\nContent-Length: ${bytes}\r\n\r\n`)
    let left = bytes
    const send = () => {
      for (let free = true; free && left > 0; left -= 65_536) free = line.write('x'.repeat(Math.min(left, 65_536)))
      if (left > 0) line.once('drain', send)
    }
    // Reads nothing before it has sent everything, as many clients do.
    line.pause()
    send()
    const sent = setInterval(() => {
      if (left > 0 || line.writableLength) return
      clearInterval(sent)
      line.on('data', (text: string) => {
        answer += text
        if (answer.includes('to do.')) resolve(answer)
      })
      line.resume()
    }, 5)
    line.on('close', () => (clearInterval(sent), reject(new Error(`the line was cut after: ${answer}`))))
  })
}

test.each([1000, 500_000, 20_000_000])('a body of %d bytes that nobody reads cuts off no answer', async (bytes) => {
  expect(await answerTo(bytes)).toContain('403 Forbidden')
})
