import { parseWithZod } from '@conform-to/zod/v4'
import { createCookie, data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import type { z } from 'zod'
import { DomainError, ERROR_STATUS, type ErrorCode } from '#app/shared/error-codes.ts'
import { safePath } from '#app/shared/safe-redirect.ts'
import type { Toast } from '#app/shared/toast.ts'

type HandlerArgs = LoaderFunctionArgs | ActionFunctionArgs

/** What an error page is given: a code and the key of its sentence, never a stack. */
export type RefusalBody = { code: ErrorCode; messageKey: string; values: Record<string, string | number> }

/** A loader or action whose DomainErrors become responses with the status of their code. */
export function handled<A extends HandlerArgs, T>(handler: (args: A) => Promise<T>) {
  return async (args: A): Promise<T> => {
    try {
      return await handler(args)
    } catch (error) {
      if (error instanceof DomainError) throw refusal(error)
      throw error
    }
  }
}

export function refusal(error: DomainError) {
  const body: RefusalBody = { code: error.code, messageKey: error.messageKey, values: error.values }
  const headers = error.code === 'too-many' ? { 'Retry-After': String(error.values.seconds ?? 60) } : undefined
  return data(body, { status: ERROR_STATUS[error.code], headers })
}

/** Route parameters, checked; a malformed one is a page that does not exist. */
export function paramsOf<S extends z.ZodType>(params: unknown, schema: S): z.infer<S> {
  const result = schema.safeParse(params)
  if (!result.success) throw new DomainError('not-found')
  return result.data
}

/** Search parameters, checked; what does not fit falls back to the schema's own defaults (use `.catch`). */
export function searchOf<S extends z.ZodType>(request: Request, schema: S): z.infer<S> {
  return schema.parse(Object.fromEntries(new URL(request.url).searchParams))
}

// ---------------------------------------------------------------------- forms

const MAX_FIELDS = 500
const MAX_FORM_BYTES = 1_000_000
const FORBIDDEN_NAME = /(^|[.[\]])(__proto__|prototype|constructor)($|[.[\]])/
/** `name`, `name.part`, `list[0].part`. The parser throws at other shapes, and builds a list as long as its largest index says. */
const FIELD_NAME = /^[\w-]+(\.[\w-]+|\[\d{0,3}\]){0,5}$/

/** The form's answer checked by the schema. `submission.status === 'success'` carries the value; else reply with `invalidForm`. */
export async function parseForm<S extends z.ZodType>(request: Request, schema: S) {
  return parseWithZod(await formDataOf(request), { schema })
}

/** The form as sent; a body larger than any page's form, names that reach into an object's prototype, and too many fields are refused. */
export async function formDataOf(request: Request) {
  if (Number(request.headers.get('Content-Length') ?? 0) > MAX_FORM_BYTES) throw new DomainError('too-large')
  const form = await request.formData().catch(() => {
    throw new DomainError('invalid', 'malformed-form')
  })
  const names = [...form.keys()]
  if (names.length > MAX_FIELDS || names.some(isHostile)) {
    throw new DomainError('invalid', 'malformed-form')
  }
  return form
}

function isHostile(name: string) {
  return !FIELD_NAME.test(name) || FORBIDDEN_NAME.test(name)
}

type Reply<R> = { reply: (options?: { formErrors?: string[]; fieldErrors?: Record<string, string[]> }) => R }

/** Answers an invalid form with what was typed and what is wrong, for the page to show. */
export function invalidForm<R>(
  submission: Reply<R>,
  errors: { status?: number; formErrors?: string[]; fieldErrors?: Record<string, string[]>; headers?: HeadersInit } = {},
) {
  const { status = 400, headers, ...options } = errors
  return data({ result: submission.reply(options) }, { status, headers })
}

// --------------------------------------------------------------------- toasts

const toastCookie = createCookie('toast', { path: '/', sameSite: 'lax', httpOnly: true, maxAge: 60 })

export async function redirectWithToast(url: string, toast: Toast | null, headers = new Headers()) {
  if (toast) headers.append('Set-Cookie', await toastCookie.serialize(toast))
  return redirect(url, { headers })
}

/** The waiting toast and the header that clears it, if there is one. */
export async function takeToast(request: Request) {
  const kept: Toast | null = await toastCookie.parse(request.headers.get('Cookie')).catch(() => null)
  // A browser can be made to bring a cookie we never set: what it undoes stays on this site.
  const toast = kept?.undo && safePath(kept.undo.action, '') !== kept.undo.action ? { ...kept, undo: undefined } : kept
  return { toast, header: toast ? await toastCookie.serialize('', { maxAge: 0 }) : null }
}
