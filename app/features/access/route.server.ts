import type { Submission } from '@conform-to/dom'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import type { z } from 'zod'
import { handled, handledWithoutPage, parseForm, refuseForAnother, searchOf } from '#app/platform/http.server.ts'
import { limit } from '#app/platform/rate-limit.server.ts'
import { entrance, type Access, type SignedIn, type Visitor } from './access.server.ts'
import { done, invalid, refused, type OnPage, type Said } from './answer-form.server.ts'

// One declaration for each loader and action: docs/decisions/0026-one-declaration-a-route.md.

type Schema = z.ZodType
type Answer<T> = T | Promise<T>
/** What is known beforehand, or follows from what the handler was given. */
type Of<C, T> = T | ((context: C) => T)

type Search<C, Q extends Schema> = {
  access: Access<C>
  /** Of the address's search parameters; what does not fit falls back to the schema's own defaults. */
  search?: Q
}
type Searched<C, Q extends Schema> = C & { search: z.infer<Q> }

/** What a page shows. */
export function defineLoader<C extends Visitor, Q extends Schema, T>({ load, ...declaration }: Search<C, Q> & { load: (context: Searched<C, Q>) => Answer<T> }) {
  const enter = entering(declaration)
  return declared(declaration, handled(async (args: LoaderFunctionArgs) => load(await enter(args))))
}

type Table = { name: string; csv: string }

/** A table to keep: an address without a page, and asked for a few times a minute at most. */
export function defineFile<C extends SignedIn, Q extends Schema>({ make, ...declaration }: Search<C, Q> & { make: (context: Searched<C, Q>) => Answer<Table> }) {
  const enter = entering(declaration)
  const load = async (args: LoaderFunctionArgs) => {
    const context = await enter(args)
    await limit('export', context.actor.personId)
    const { name, csv } = await make(context)
    return new Response(csv, { headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="${name}"` } })
  }
  return declared(declaration, handledWithoutPage(load))
}

type Filled<C, Q extends Schema, F extends Schema> = Searched<C, Q> & { input: z.infer<F> }
type Done<C, Q extends Schema, F extends Schema, T> = Filled<C, Q, F> & { value: T }

type Doing<C, Q extends Schema, F extends Schema, T> = Search<C, Q> & {
  /** What may be sent; without it, nothing of the form is read. */
  form?: Of<Searched<C, Q>, F>
  run: (context: Filled<C, Q, F>) => Answer<T>
  /** What is said where it is done; nothing, where the page it leads to says it. */
  done?: Of<Filled<C, Q, F>, string>
  /** For acts whose effect is easily missed or regretted: an inline form then says the sentence too, with the way back. Null when nothing was changed. */
  says?: (context: Done<C, Q, F, T>) => Said
  headers?: (context: Done<C, Q, F, T>) => Headers
}

/** The form of a page of its own: what is refused is shown there, with what was typed. */
export function defineForm<C extends Visitor, Q extends Schema, F extends Schema, T>(
  declaration: Doing<C, Q, F, T> & { to: Of<Done<C, Q, F, T>, string>; refused?: OnPage },
) {
  const page = declaration.refused ?? {}
  return declared(declaration, handled(performing(declaration, () => ({ page }), declaration.to)))
}

/** A form within a page, or a button of it; `hasPage` where its address also shows a page, which then says what cannot be mended. */
export function defineAct<C extends Visitor, Q extends Schema, F extends Schema, T>(
  declaration: Doing<C, Q, F, T> & { back: Of<Searched<C, Q>, string>; to?: Of<Done<C, Q, F, T>, string>; hasPage?: true },
) {
  const { back, to = back, hasPage } = declaration
  const perform = performing(declaration, (context) => ({ back: valueOf(back, context) }), to)
  return declared(declaration, hasPage ? handled(perform) : handledWithoutPage(perform))
}

function performing<C extends Visitor, Q extends Schema, F extends Schema, T>(
  declaration: Doing<C, Q, F, T>,
  placeOf: (context: Searched<C, Q>) => Parameters<typeof invalid>[1],
  to: Of<Done<C, Q, F, T>, string>,
) {
  const { form, run, says, headers } = declaration
  const enter = entering(declaration)
  const finish = (submission: Sent<F> | null, context: Done<C, Q, F, T>) =>
    done(submission, { to: valueOf(to, context), sentence: valueOf(declaration.done, context), said: says?.(context), headers: headers?.(context) })
  return async (args: ActionFunctionArgs) => {
    const context = await enter(args)
    if (!form) {
      await refuseForAnother(args.request)
      const filled = { ...context, input: undefined } as Filled<C, Q, F>
      return finish(null, { ...filled, value: await run(filled) })
    }
    const place = placeOf(context)
    const submission = await parseForm(args.request, valueOf(form, context))
    if (submission.status !== 'success') return invalid(submission, place)
    const filled = { ...context, input: submission.value }
    try {
      const value = await run(filled)
      return finish(submission, { ...filled, value })
    } catch (error) {
      return refused(submission, error, place)
    }
  }
}

type Sent<F extends Schema> = Submission<z.input<F>, string[], z.infer<F>>

/** For the few forms whose answer is none of these. */
export function defineAction<C extends Visitor, Q extends Schema, F extends Schema, R>(
  declaration: Search<C, Q> & { form?: F; hasPage?: true; respond: (context: Searched<C, Q> & { submission: Sent<F> }) => Promise<R> },
) {
  const { form, hasPage, respond } = declaration
  const enter = entering(declaration)
  const act = async (args: ActionFunctionArgs) => {
    const context = await enter(args)
    const submission = form && (await parseForm(args.request, form))
    return respond({ ...context, submission } as Searched<C, Q> & { submission: Sent<F> })
  }
  return declared(declaration, hasPage ? handled(act) : handledWithoutPage(act))
}

function entering<C extends Visitor, Q extends Schema>({ access, search }: Search<C, Q>) {
  const enter = entrance(access)
  return async (args: LoaderFunctionArgs | ActionFunctionArgs) => {
    const context = await enter(args)
    return (search ? { ...context, search: searchOf(args.request, search) } : context) as Searched<C, Q>
  }
}

function valueOf<C, T>(given: Of<C, T>, context: C): T {
  return typeof given === 'function' ? (given as (context: C) => T)(context) : given
}

/** Every loader and action carries whom it lets in: a test walks the routes and finds those that were made without. */
function declared<H, C>({ access }: { access: Access<C> }, handler: H) {
  return Object.assign(handler as H & object, { door: access.door })
}
