import type { Submission, SubmissionResult } from '@conform-to/dom'
import type { ActionFunctionArgs, data, LoaderFunctionArgs, TypedResponse } from '@remix-run/node'
import type { z } from 'zod'
import {
  errorWithValues,
  handled,
  handledOnPage,
  handledWithoutPage,
  parseForm,
  refuseForAnother,
  sayWhy,
  searchOf,
} from '#app/platform/http.server.ts'
import { limit } from '#app/platform/rate-limit.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { MOST_BYTES_OF_ACT } from '#app/shared/form-limits.ts'
import type { OwnAnswers } from '#app/shared/live.ts'
import { type Access, resolveAccess, type SignedIn, type Visitor } from './access.server.ts'
import { done, firstError, invalid, type OnPage, type Place, refused, type Said } from './answer-form.server.ts'

// One declaration for each loader and action: docs/decisions/0026-one-declaration-a-route.md.

type Schema = z.ZodType
type Answer<T> = T | Promise<T>
type File = { name: string; type: string; bytes: Buffer }
/** What is known beforehand, or follows from what the handler was given. */
type Of<C, T> = T | ((context: C) => T)

type Search<C, Q extends Schema> = {
  access: Access<C>
  /** Of the address's search parameters; what does not fit falls back to the schema's own defaults. */
  search?: Q
}
type Searched<C, Q extends Schema> = C & { search: z.infer<Q> }

/** What a page shows. */
export function defineLoader<C extends Visitor, Q extends Schema, T>({
  load,
  ...declaration
}: Search<C, Q> & { load: (context: Searched<C, Q>) => Answer<T> }) {
  const enter = entering(declaration)
  return declared(
    declaration,
    handled(async (args: LoaderFunctionArgs) => load(await enter(args))),
  )
}

/** The loader of addresses below a frame that are none of its pages. */
export function notFound(): never {
  throw new DomainError('not-found')
}

type Table = { name: string; csv: string }

/** A table to keep: an address without a page, and asked for a few times a minute at most. */
export function defineFile<C extends SignedIn, Q extends Schema>({
  make,
  ...declaration
}: Search<C, Q> & { make: (context: Searched<C, Q>) => Answer<Table> }) {
  const enter = entering(declaration)
  const load = async (args: LoaderFunctionArgs) => {
    const context = await enter(args)
    await limit('export', context.actor.personId)
    const { name, csv } = await make(context)
    return new Response(csv, {
      headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="${name}"` },
    })
  }
  return declared(declaration, handledWithoutPage(load))
}

/** Any other file to keep. What stands in it is its reader's, and no browser shows it as a page of ours. */
export function defineBinaryFile<C extends SignedIn, Q extends Schema>({
  make,
  ...declaration
}: Search<C, Q> & { make: (context: Searched<C, Q>) => Answer<File> }) {
  const enter = entering(declaration)
  const load = async (args: LoaderFunctionArgs) => {
    const context = await enter(args)
    await limit('export', context.actor.personId)
    const { name, type, bytes } = await make(context)
    return new Response(new Uint8Array(bytes), {
      headers: { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` },
    })
  }
  return declared(declaration, handledWithoutPage(load))
}

/** `payload` is what was sent, `input` what the schema made of it. */
type Filled<C, Q extends Schema, F extends Schema> = Searched<C, Q> & { input: z.infer<F>; payload: Sent<F>['payload'] }
type Done<C, Q extends Schema, F extends Schema, T> = Filled<C, Q, F> & { value: T }

type Doing<C, Q extends Schema, F extends Schema, T> = Search<C, Q> & {
  /** What may be sent; without it, nothing of the form is read. */
  form?: Of<Searched<C, Q>, F>
  mostBytes?: number
  run: (context: Filled<C, Q, F>) => Answer<T>
  /** What is said where it is done; nothing, where the page it leads to says it. */
  done?: Of<Filled<C, Q, F>, string>
  /** For acts whose effect is easily missed or regretted: an inline form then says the sentence too, with the way back. Null when nothing was changed. */
  says?: (context: Done<C, Q, F, T>) => Said
  /** What an inline form's page puts in place; given nothing, the page loads again. */
  own?: (context: Done<C, Q, F, T>) => OwnAnswers | null
  headers?: (context: Done<C, Q, F, T>) => Headers
  /** What is shown of it once, there and then: the page of the address has it instead of leading on, and an inline form beside its answer. */
  shows?: (context: Done<C, Q, F, T>) => object | null
}

type FormOfPage<C, Q extends Schema, F extends Schema, T, A> = Doing<C, Q, F, T> & {
  to: Of<Done<C, Q, F, T>, string>
  refused?: OnPage
  /** What the page shows beside a form that the feature refused. */
  beside?: (context: Filled<C, Q, F>) => Promise<A>
}

/** The form of a page of its own: what is refused is shown there, with what was typed. */
export function defineForm<C extends Visitor, Q extends Schema, F extends Schema, T, A extends object = object>(
  declaration: FormOfPage<C, Q, F, T, A>,
) {
  const page = declaration.refused ?? {}
  return declared(declaration, handled(performing(declaration, () => ({ page }), declaration.to, declaration.beside)))
}

type Act<C, Q extends Schema, F extends Schema, T> = Doing<C, Q, F, T> & {
  /** The page the form stands on, with what of the form it is to show again; and where a done one leads too, if `to` names no other. */
  back: Of<Searched<C, Q> & { payload: Sent<F>['payload'] }, string>
  to?: Of<Done<C, Q, F, T>, string>
  /** The address shows a page as well: it says what cannot be corrected, or also what is missing in the form, or everything that is refused. */
  hasPage?: true | 'for-mistakes' | 'for-refusals'
}

/** A form within a page, or a button of it. */
export function defineAct<C extends Visitor, Q extends Schema, F extends Schema, T>(declaration: Act<C, Q, F, T>) {
  const { back, to = back, hasPage } = declaration
  const perform = performing(
    hasPage ? declaration : { ...declaration, mostBytes: MOST_BYTES_OF_ACT },
    (context) => ({
      back: valueOf(back, context),
      mistakesOnPage: hasPage === 'for-mistakes',
      refusalsOnPage: hasPage === 'for-refusals',
    }),
    to,
  )
  return declared(declaration, hasPage ? handledOnPage(perform) : handledWithoutPage(perform))
}

type Answered<A> = ReturnType<typeof data<{ result?: SubmissionResult<string[]> } & Partial<A>>> | TypedResponse<never>

function performing<C extends Visitor, Q extends Schema, F extends Schema, T, A extends object>(
  declaration: Doing<C, Q, F, T>,
  placeOf: (context: Searched<C, Q> & { payload: Sent<F>['payload'] }) => Place,
  to: Of<Done<C, Q, F, T>, string>,
  beside?: (context: Filled<C, Q, F>) => Promise<A>,
) {
  const { form, mostBytes, run, says, own, headers } = declaration
  const enter = entering(declaration)
  const finish = (submission: Sent<F> | null, context: Done<C, Q, F, T>) =>
    done(submission, {
      to: valueOf(to, context),
      sentence: valueOf(declaration.done, context),
      said: says?.(context),
      own: own?.(context),
      headers: headers?.(context),
      shown: declaration.shows?.(context) ?? null,
    })
  const perform = async (args: ActionFunctionArgs): Promise<unknown> => {
    const context = await enter(args)
    if (!form) {
      await refuseForAnother(args.request, context.actor)
      const filled = { ...context, input: undefined, payload: {} } as Filled<C, Q, F>
      return finish(null, { ...filled, value: await run(filled) })
    }
    const submission = await parseForm(args.request, valueOf(form, context), context.actor, mostBytes)
    const place = placeOf({ ...context, payload: submission.payload })
    if (submission.status !== 'success') {
      sayWhy(args, firstError(submission))
      return invalid(submission, place)
    }
    const filled = { ...context, input: submission.value, payload: submission.payload }
    try {
      const value = await run(filled)
      return finish(submission, { ...filled, value })
    } catch (error) {
      if (error instanceof DomainError) sayWhy(args, errorWithValues(error))
      return refused(submission, error, place, () => beside?.(filled))
    }
  }
  return perform as (args: ActionFunctionArgs) => Promise<Answered<A>>
}

type Sent<F extends Schema> = Submission<z.input<F>, string[], z.infer<F>>

/** For the few forms whose answer is none of these. */
export function defineAction<C extends Visitor, Q extends Schema, F extends Schema, R>(
  declaration: Search<C, Q> & {
    form?: F
    hasPage?: true
    respond: (context: Searched<C, Q> & { submission: Sent<F> }) => Promise<R>
  },
) {
  const { form, hasPage, respond } = declaration
  const enter = entering(declaration)
  const act = async (args: ActionFunctionArgs) => {
    const context = await enter(args)
    const most = hasPage ? undefined : MOST_BYTES_OF_ACT
    const submission = form && (await parseForm(args.request, form, context.actor, most))
    return respond({ ...context, submission } as Searched<C, Q> & { submission: Sent<F> })
  }
  return declared(declaration, hasPage ? handled(act) : handledWithoutPage(act))
}

function entering<C extends Visitor, Q extends Schema>({ access, search }: Search<C, Q>) {
  const enter = resolveAccess(access)
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
