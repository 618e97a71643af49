import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { DomainError, ERROR_STATUS, type ErrorCode } from '#app/shared/error-codes.ts'
import { MOST_BYTES_OF_ACT, MOST_BYTES_OF_FORM } from '#app/shared/form-limits.ts'
import { paths } from '#app/shared/paths.ts'
import type { Actor } from '#app/shared/roles.ts'
import { safePath } from '#app/shared/safe-redirect.ts'
import { cleanText } from '#app/shared/text.ts'
import type { Toast } from '#app/shared/toast.ts'
import { siteCookie } from './cookies.server.ts'
import { isFieldName } from './form-names.server.ts'
import { signedInInstead } from './page-owner.server.ts'

type HandlerArgs = LoaderFunctionArgs | ActionFunctionArgs

/** What an error page is given: a code and the key of its sentence, never a stack. */
export type RefusalBody = { code: ErrorCode; messageKey: string; values: Record<string, string | number> }

/** A loader or action whose DomainErrors become responses with the status of their code. */
export function handled<A extends HandlerArgs, T>(handler: (args: A) => Promise<T>) {
  return answered(handler, async ({ request }, error) =>
    error.code === 'signed-out' ? formAsTyped(request, error) : null,
  )
}

/** The same for an act that other pages have forms of, too: one that is answered in place there keeps what was typed. */
export function handledOnPage<A extends HandlerArgs, T>(handler: (args: A) => Promise<T>) {
  return answered(handler, async ({ request }, error) =>
    formAsTyped(request, error, error.code === 'signed-out' ? undefined : 'inline'),
  )
}

function answered<A extends HandlerArgs, T>(
  handler: (args: A) => Promise<T>,
  inPlace: (args: A, error: DomainError) => Promise<unknown>,
) {
  return async (args: A): Promise<T> => {
    try {
      const answer = await handler(args)
      keepWaitingTime(args, answer)
      return answer
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      sayWhy(args, errorWithValues(error))
      const kept = await inPlace(args, error)
      const answer = kept ?? refusal(error)
      keepWaitingTime(args, answer)
      if (kept) return kept as T
      throw answer
    }
  }
}

/**
 * The same for addresses that have no page to show a refusal on: acts and files. A browser that goes there itself, with a form or a
 * link, is sent back where it came from and told there.
 */
export function handledWithoutPage<A extends HandlerArgs, T>(handler: (args: A) => Promise<T>) {
  const run = async (args: A) => {
    try {
      return await handler(args)
    } catch (error) {
      if (!(error instanceof DomainError) || !isVisit(args.request)) throw error
      const from = cameFrom(args.request)
      const toast: Toast = { tone: 'problem', message: `errors:${error.messageKey}`, values: error.values }
      throw await redirectWithToast(error.code === 'signed-out' ? paths.signIn(from) : from, toast)
    }
  }
  return answered(run, ({ request }, error) =>
    error.messageKey === 'too-large' ? tooLarge(request, error) : formAsTyped(request, error, 'inline'),
  )
}

/** The browser asks for a page to show, not a script for data. */
function isVisit({ headers }: Request) {
  return (headers.get('Accept') ?? '').includes('text/html')
}

/** A browser's script asks, which puts the answer in its page. Whoever is no browser reads the status, which the framework keeps only of what is thrown. */
function isByScript({ headers }: Request) {
  return headers.get('Sec-Fetch-Site') === 'same-origin'
}

/** The page of ours that led here; without one, the first page behind the door. */
function cameFrom({ headers, url }: Request) {
  const referer = headers.get('Referer') ?? ''
  if (!URL.canParse(referer)) return paths.roundtables()
  const { host, pathname, search } = new URL(referer)
  const here = new URL(url)
  return host === here.host && pathname !== here.pathname
    ? safePath(pathname + search, paths.roundtables())
    : paths.roundtables()
}

/**
 * The session has ended under somebody's hands, or what they may do has changed: a form that is answered in place is given back with
 * what was typed, and the page around it stands.
 */
async function formAsTyped(request: Request, error: DomainError, only?: 'inline') {
  if (request.method !== 'POST' || request.bodyUsed || isVisit(request)) return null
  if (error.code !== 'signed-out' && !isByScript(request)) return null
  const form = await formDataOf(request, undefined, only && MOST_BYTES_OF_ACT).catch(() => null)
  if (!form || (only && form.get('reply') !== only)) return null
  const submission = parseWithZod(form, { schema: z.object({}) })
  const hideFields = [...form.keys()].filter((name) => /password|present/i.test(name))
  const { code, messageKey, values } = error
  const result = submission.reply({ formErrors: [messageKey], hideFields })
  return data(
    { ok: false, result, problem: { messageKey, values } },
    { status: ERROR_STATUS[code], headers: refusalHeaders(error) },
  )
}

/** Nothing of it is read: the page around the form stands, and whoever is no browser is told in words. */
async function tooLarge(request: Request, { code, messageKey, values }: DomainError) {
  const status = ERROR_STATUS[code]
  if (!isByScript(request)) throw new Response('This is larger than what can be accepted.\n', { status })
  const result = { status: 'error', error: { '': [messageKey] } }
  return data({ ok: false, result, problem: { messageKey, values } }, { status })
}

type Context = { answerWith?: (name: string, value: string) => void }

/** The framework passes on the headers of an answer only where each route says so, and none of what was thrown. */
/** Says why in a header: a device that sends again what it has kept reads no more of the answer than that. */
export function sayWhy({ context }: HandlerArgs, error: string) {
  if (/^[!-~]+$/.test(error)) (context as Context).answerWith?.('Refusal', error)
}

function keepWaitingTime({ context }: HandlerArgs, answer: unknown) {
  const headers = new Headers((answer as { init?: ResponseInit | null } | null | undefined)?.init?.headers)
  const seconds = headers.get('Retry-After')
  if (seconds) (context as Context).answerWith?.('Retry-After', seconds)
}

/** What a refusal's answer carries beside its status. */
export function refusalHeaders(error: DomainError): Record<string, string> | undefined {
  return error.code === 'too-many' ? { 'Retry-After': String(error.values.seconds ?? 60) } : undefined
}

export function refusal(error: DomainError) {
  const body: RefusalBody = { code: error.code, messageKey: error.messageKey, values: error.values }
  return data(body, { status: ERROR_STATUS[error.code], headers: refusalHeaders(error) })
}

/** A key and its values as one string, which is how a form carries an error. */
export function errorWithValues({ messageKey, values }: DomainError) {
  const entries = Object.entries(values).map(([name, value]) => [name, String(value)])
  return entries.length ? `${messageKey}?${new URLSearchParams(entries)}` : messageKey
}

/** Route parameters, checked; a malformed one is a page that does not exist. */
export function paramsOf<S extends z.ZodType>(params: unknown, schema: S): z.infer<S> {
  const result = schema.safeParse(params)
  if (!result.success) throw new DomainError('not-found')
  return result.data
}

/** Search parameters, checked; what does not fit falls back to the schema's own defaults (use `.catch`). */
export function searchOf<S extends z.ZodType>(request: Request, schema: S): z.infer<S> {
  return schema.parse(
    Object.fromEntries([...new URL(request.url).searchParams].map(([name, value]) => [name, cleanText(value)])),
  )
}

// ---------------------------------------------------------------------- forms

/** Twice as many as the longest form has, the secretariat's public texts. */
const MAX_FIELDS = 200

/**
 * The form's answer checked by the schema. `submission.status === 'success'` carries the value; What was
 * typed on a page of somebody else's is never a success.
 */
export async function parseForm<S extends z.ZodType>(
  request: Request,
  schema: S,
  actor: Actor | null,
  mostBytes = MOST_BYTES_OF_FORM,
) {
  const form = await formDataOf(request, schema, mostBytes)
  const other = signedInInstead(actor, form)
  const asked = other
    ? schema.superRefine((_, context) => context.addIssue({ code: 'custom', message: errorWithValues(other) }))
    : schema
  return parseWithZod(form, { schema: asked, error: () => 'invalid' })
}

/** For acts that read nothing of their form. */
export async function refuseForAnother(request: Request, actor: Actor | null) {
  const other = request.headers.has('Content-Type')
    ? signedInInstead(actor, await formDataOf(request, undefined, MOST_BYTES_OF_ACT))
    : null
  if (other) throw other
}

/** The form with its texts cleaned; a body larger than any page's form, names that no field of it has, and too many fields are refused. */
export async function formDataOf(request: Request, schema?: z.ZodType, mostBytes = MOST_BYTES_OF_FORM) {
  if (Number(request.headers.get('Content-Length') ?? 0) > mostBytes) throw new DomainError('too-large')
  const form = await request.formData().catch(() => {
    throw new DomainError('invalid', 'malformed-form')
  })
  const names = [...form.keys()]
  if (names.length > MAX_FIELDS || !names.every((name) => isFieldName(name, schema))) {
    throw new DomainError('invalid', 'malformed-form')
  }
  return cleaned(form)
}

function cleaned(form: FormData) {
  const clean = new FormData()
  for (const [name, value] of form) clean.append(name, typeof value === 'string' ? cleanText(value) : value)
  return clean
}

// --------------------------------------------------------------------- toasts

const texts = z.record(z.string(), z.string())
const toastSchema: z.ZodType<Toast> = z.object({
  tone: z.enum(['done', 'notice', 'problem']),
  message: z.string().max(500),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  // What it undoes stays on this site.
  undo: z
    .object({
      action: z.string().refine((action) => safePath(action, '') === action),
      fields: texts,
      seconds: z.number().positive().optional(),
    })
    .optional()
    .catch(undefined),
})
const toastCookie = siteCookie('toast', toastSchema, { maxAge: 60 })

export async function redirectWithToast(url: string, toast: Toast | null, headers = new Headers()) {
  if (toast) headers.append('Set-Cookie', await toastCookie.write(toast))
  return redirect(url, { headers })
}

/** The waiting toast and the header that clears it, if there is one. */
export async function takeToast(request: Request) {
  const toast = await toastCookie.read(request)
  return { toast, header: toast ? await toastCookie.clear() : null }
}
