import type { SubmissionResult } from '@conform-to/dom'
import { matchRoutes } from '@remix-run/react'
import { type FormEvent, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { SENT_KEY } from '#app/shared/sent-key.ts'
import { Icon } from '../icons.tsx'
import { newKey, outboxOf } from './device-outbox.ts'
import type { ActKind } from './kept-acts.ts'
import type { End } from './outbox.ts'
import { withoutLine } from './without-line.ts'

withoutLine(window)

export { UnsentList } from './unsent-list.tsx'

/** That a form's acts are kept on the device until the server has them, and what its author recognizes one by. */
export type Keep = {
  kind: ActKind
  about: string
  /** Of those with the same, only the latest is wanted. */
  replaces?: string
}

export type Answer = {
  ok: boolean
  result?: SubmissionResult
  problem?: { messageKey: string; values: Record<string, string | number> } | null
  /** There was no line: what the page itself says in the place of the server. */
  unsent?: true
  /** Said by the device: it has it, and had it. */
  kept?: true
}

/** What a form tells of its answer, and how it is told what became of an act that it had none for. */
export type Settle = (answer: Answer, tell: (answer: Answer) => void) => void

/** The server takes no more at a time. */
const MOST_KEYS = 10

/** A form is about to be sent: it gets its key, and what it says is on the device from here on. Null where the device keeps nothing. */
export function beginKept(
  { currentTarget: form, nativeEvent }: FormEvent<HTMLFormElement>,
  owner: string,
  keep: Keep,
): Settle | null {
  const field = form.elements.namedItem(SENT_KEY)
  if (!(field instanceof HTMLInputElement)) return null
  const key = newKey()
  const outbox = outboxOf(owner)
  field.value = [key, ...outbox.replacedBy(keep.replaces)].slice(0, MOST_KEYS).join()
  const fields = [...new FormData(form, (nativeEvent as SubmitEvent).submitter)].filter(isText)
  // A field may be called like the property.
  const { pathname: action } = new URL(form.getAttribute('action') ?? '', location.href)
  const act = { ...keep, key, personId: owner, action, fields, at: Date.now() }
  if (!outbox.begin(act)) return null
  return ({ unsent }, tell) => {
    if (!unsent) return outbox.answered(key)
    const waits = outbox.unanswered(key, (end) => tell(answerOf(end)))
    tell(waits ? { ok: false, kept: true, unsent } : { ok: false, problem: { messageKey: 'unavailable', values: {} } })
  }
}

const isText = (entry: [string, FormDataEntryValue]): entry is [string, string] => typeof entry[1] === 'string'

function answerOf(end: End): Answer {
  if (end.is === 'refused') return { ok: false, problem: { messageKey: end.why, values: {} } }
  return end.is === 'sent' ? { ok: true } : { ok: false, kept: true }
}

/** The router fetches the modules of a form's route before it sends the form, and a line that goes away in between would cost the page. */
function fetchRoutes(action: string) {
  const { __remixManifest: manifest, __remixRouter: router } = window
  if (!manifest || !router) return
  const matches = matchRoutes(router.routes as Parameters<typeof matchRoutes>[0], action) ?? []
  for (const { route } of matches) {
    const module = manifest.routes[route.id ?? '']?.module
    if (module) void import(/* @vite-ignore */ module).catch(() => undefined)
  }
}

/** Beside a form whose act waits. Its words are fetched before they are needed: then there is no line. */
export function NotYetSent({ action, shown }: { action: string; shown?: boolean }) {
  const { t, ready } = useTranslation('unsent', { useSuspense: false })
  useEffect(() => fetchRoutes(action), [action])
  // A live region says what comes into it: it is there before.
  return (
    <div role="status">
      {shown && ready ? (
        <p className="mt-2 flex items-center gap-2 text-sm text-ink-2">
          <Icon name="clock" />
          <span>{t('here')}</span>
        </p>
      ) : null}
    </div>
  )
}
