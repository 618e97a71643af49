import type { SubmissionResult } from '@conform-to/dom'
import { useFetcher } from '@remix-run/react'
import { type ReactNode, useEffect, useRef } from 'react'
import { ErrorText } from './error-text.tsx'
import { Icon } from './icons.tsx'
import { PageOwnerField } from './page-owner.tsx'
import { sendAtOnce } from './send-at-once.ts'
import { useHydrated } from './use-hydrated.ts'

type Answer = {
  ok: boolean
  result: SubmissionResult
  problem: { messageKey: string; values: Record<string, string | number> } | null
}

export type InlineFormState = { busy: boolean; lastResult: SubmissionResult | undefined }

/**
 * A small form that stays on its page: with scripts it is answered in place, without them it is an ordinary form whose
 * page comes back with a sentence. `onDone` runs once per accepted submission.
 */
export function InlineForm({
  action,
  children,
  onDone,
  fetcherKey,
  className,
}: {
  action: string
  className?: string
  children: ReactNode | ((state: InlineFormState) => ReactNode)
  onDone?: () => void
  fetcherKey?: string
}) {
  const fetcher = useFetcher<Answer>(fetcherKey ? { key: fetcherKey } : undefined)
  const hydrated = useHydrated()
  const handled = useRef<Answer>()
  const done = useRef(onDone)
  done.current = onDone
  const answer = fetcher.state === 'idle' ? fetcher.data : undefined

  useEffect(() => {
    if (!answer || handled.current === answer) return
    handled.current = answer
    if (answer.ok) done.current?.()
  }, [answer])

  const state = { busy: fetcher.state !== 'idle', lastResult: answer?.result }
  return (
    <fetcher.Form className={className} method="post" action={action} noValidate onSubmit={sendAtOnce(fetcher.submit)}>
      <PageOwnerField />
      {hydrated ? <input type="hidden" name="reply" value="inline" /> : null}
      {typeof children === 'function' ? children(state) : children}
      {answer && !answer.ok ? <Problem answer={answer} /> : null}
    </fetcher.Form>
  )
}

function Problem({ answer }: { answer: Answer }) {
  const key = answer.problem?.messageKey ?? Object.values(answer.result?.error ?? {}).flat()[0] ?? 'invalid'
  return (
    <p className="field-error mt-2" role="alert">
      <Icon name="alert" />
      <span>
        <ErrorText error={key} values={answer.problem?.values} />
      </span>
    </p>
  )
}
