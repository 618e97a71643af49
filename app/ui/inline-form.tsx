import type { SubmissionResult } from '@conform-to/dom'
import { type FetcherWithComponents, useFetcher } from '@remix-run/react'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { SENT_KEY } from '#app/shared/sent-key.ts'
import { ErrorText } from './error-text.tsx'
import { Icon } from './icons.tsx'
import { PageOwnerField, usePageOwner } from './page-owner.tsx'
import { sendAtOnce } from './send-at-once.ts'
import type { Answer, Keep, Settle } from './unsent/keeping.tsx'
import { loadKeeping } from './unsent/load-keeping.ts'
import { useHydrated } from './use-hydrated.ts'
import { useLazyPart } from './use-lazy-part.ts'

export type InlineFormState = { busy: boolean; lastResult: SubmissionResult | undefined }

type Then = { onDone?: (answer: Answer) => void; onKept?: () => void }

/**
 * A small form that stays on its page: with scripts it is answered in place, without them it is an ordinary form whose
 * page comes back with a sentence. `onDone` runs once per accepted submission. With `keep`, what is sent is kept on the device until the
 * server has answered: `onKept` runs when it goes on by itself, and what its author sees of it then is the frame's.
 */
export function InlineForm({
  action,
  children,
  keep,
  fetcherKey,
  className,
  ...then
}: Then & {
  action: string
  className?: string
  children: ReactNode | ((state: InlineFormState) => ReactNode)
  keep?: Keep
  fetcherKey?: string
}) {
  const fetcher = useFetcher<Answer>(fetcherKey ? { key: fetcherKey } : undefined)
  const hydrated = useHydrated()
  const { answer, problem, keeping, send } = useAnswer(fetcher, keep, then)
  const state = { busy: fetcher.state !== 'idle', lastResult: answer?.result }
  return (
    <fetcher.Form className={className} method="post" action={action} noValidate onSubmit={send}>
      <PageOwnerField />
      {hydrated ? <input type="hidden" name="reply" value="inline" /> : null}
      {keep && hydrated ? <input type="hidden" name={SENT_KEY} /> : null}
      {typeof children === 'function' ? children(state) : children}
      {keeping.part ? <keeping.part.NotYetSent action={action} shown={answer?.kept && answer.unsent} /> : null}
      {problem ? <Problem answer={problem} /> : null}
    </fetcher.Form>
  )
}

/** The server's answer, or in its place what the device says that has the act. */
function useAnswer(fetcher: FetcherWithComponents<Answer>, keep: Keep | undefined, given: Then) {
  const owner = usePageOwner()
  const keeping = useLazyPart(loadKeeping)
  const [kept, setKept] = useState<Answer>()
  const settle = useRef<Settle | null>()
  const handled = useRef<Answer>()
  const then = useRef(given)
  then.current = given
  useEffect(() => {
    if (keep) keeping.fetch()
  })
  const answer = kept ?? (fetcher.state === 'idle' ? fetcher.data : undefined)

  useEffect(() => {
    if (!answer || handled.current === answer) return
    handled.current = answer
    if (answer.ok) then.current.onDone?.(answer)
    else if (answer.kept && answer.unsent) then.current.onKept?.()
    if (answer !== kept) settle.current?.(answer, setKept)
  }, [answer, kept])

  function send(event: FormEvent<HTMLFormElement>) {
    setKept(undefined)
    settle.current = keep && owner ? keeping.part?.beginKept(event, owner, keep) : null
    // Without a network the router would look for the form's route, and load the page again where it has not got it.
    if (settle.current && !navigator.onLine) {
      event.preventDefault()
      settle.current({ ok: false, unsent: true }, setKept)
    } else sendAtOnce(fetcher.submit)(event)
  }

  const isKept = answer?.kept || (answer?.unsent && settle.current)
  return { answer, problem: answer && !answer.ok && !isKept ? answer : null, keeping, send }
}

function Problem({ answer }: { answer: Answer }) {
  const key =
    answer.problem?.messageKey ??
    Object.values(answer.result?.error ?? {}).flat()[0] ??
    (answer.unsent ? 'unavailable' : 'invalid')
  return (
    <p className="field-error mt-2" role="alert">
      <Icon name="alert" />
      <span>
        <ErrorText error={key} values={answer.problem?.values} />
      </span>
    </p>
  )
}
