import type { Person } from '#app/platform/prisma/client.ts'
import { actorFromCookie, createSession } from '#app/platform/session.server.ts'
import type { Actor } from '#app/shared/roles.ts'

const ORIGIN = 'http://roundtable.test'

/** The Cookie header of a new session of that person. */
export async function cookieOf(person: { id: string }): Promise<string> {
  const headers = await createSession(person.id, new Request(ORIGIN))
  return headers.get('Set-Cookie')?.split(';')[0] ?? ''
}

/** That person as an edge hands them to a feature, signed in for real. */
export async function actorOf(person: Person): Promise<Actor> {
  const actor = await actorFromCookie(await cookieOf(person))
  if (!actor) throw new Error(`${person.email} may not sign in`)
  return actor
}

/** A request as the server passes it to a route; a body that is an object becomes a form. */
export function visitorRequest(path: string, { body, ...init }: RequestInput = {}): Request {
  const method = init.method ?? (body ? 'POST' : 'GET')
  return new Request(new URL(path, ORIGIN), { ...init, method, body: formOf(body) })
}

/** The same, with the cookie of a new session of that person. */
export async function signedInRequest(person: { id: string }, path: string, init: RequestInput = {}): Promise<Request> {
  const request = visitorRequest(path, init)
  request.headers.set('Cookie', await cookieOf(person))
  return request
}

type Fields = Record<string, string | string[]>
type RequestInput = Omit<RequestInit, 'body'> & { body?: FormData | URLSearchParams | Fields }

function formOf(body: RequestInput['body']) {
  if (!body || body instanceof FormData || body instanceof URLSearchParams) return body
  const pairs = Object.entries(body).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  )
  return new URLSearchParams(pairs)
}
