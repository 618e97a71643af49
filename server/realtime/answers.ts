import { type IncomingMessage, ServerResponse } from 'node:http'
import express, { type NextFunction } from 'express'
import type { Server } from 'socket.io'
import { type AnswerOptions, withAnswerHeaders } from '../http/answer-headers.ts'

type Refused = { req: IncomingMessage; code: number; message: string }

const FORBIDDEN = 4

/** Engine.IO answers at the HTTP server itself, in front of every page: what it says carries the headers of all other answers. */
export function carryAnswerHeaders({ engine }: Server, options: AnswerOptions) {
  const headers = withAnswerHeaders(express(), options)
  const refusals = new WeakMap<IncomingMessage, ServerResponse>()
  engine.use((request: IncomingMessage, response: unknown, next: NextFunction) => {
    if (response instanceof ServerResponse) return headers(request as never, response as never, next)
    const refusal = new ServerResponse(request)
    refusals.set(request, refusal)
    headers(request as never, refusal as never, next)
  })
  // The refusal of an upgrade would go straight to the socket. Where one was written and ended before, Engine.IO only closes.
  engine.on('connection_error', ({ req, code, message }: Refused) => {
    const refusal = refusals.get(req)
    if (!refusal || !req.socket.writable) return
    refusal.shouldKeepAlive = false
    refusal.assignSocket(req.socket)
    refusal.writeHead(code === FORBIDDEN ? 403 : 400, { 'Content-Type': 'application/json' })
    refusal.end(JSON.stringify({ code, message }))
    refusal.detachSocket(req.socket)
    req.socket.end()
  })
}
