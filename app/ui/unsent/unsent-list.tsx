import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../button.tsx'
import { ErrorText } from '../error-text.tsx'
import { useFormat } from '../format.tsx'
import { Icon } from '../icons.tsx'
import { outboxOf } from './device-outbox.ts'
import type { KeptAct } from './kept-acts.ts'
import { type Outbox, TOO_OLD } from './outbox.ts'

const NOTHING: KeptAct[] = []

/** What this person's device has not brought to the server yet, on every page of the roundtable: it goes by itself, or its author decides. */
export function UnsentList({ personId }: { personId: string }) {
  const { t, ready } = useTranslation('unsent', { useSuspense: false })
  const outbox = outboxOf(personId)
  const acts = useSyncExternalStore(outbox.subscribe, outbox.shown, () => NOTHING)
  useEffect(() => outbox.look(), [outbox])
  const waiting = acts.filter(({ refusal }) => !refusal).length
  const shown = ready && acts.length > 0
  const say = !waiting ? 'refused' : outbox.signedOut ? 'signed-out' : 'waiting'
  // The live region stands while there is nothing in it: it says what comes into it.
  return (
    <section
      aria-label={shown ? t('title') : undefined}
      className={shown ? 'border-b border-line bg-inset px-4 py-2 text-sm' : undefined}
    >
      <div role="status">
        {shown ? (
          <p className="flex items-center gap-2 font-medium">
            <Icon name={waiting ? 'offline' : 'alert'} />
            <span>{t(say, { count: waiting || acts.length })}</span>
          </p>
        ) : null}
      </div>
      {shown ? (
        <ul className="mt-1 grid gap-2">
          {acts.map((act) => (
            <UnsentAct key={act.key} act={act} outbox={outbox} />
          ))}
        </ul>
      ) : null}
    </section>
  )
}

function UnsentAct({ act, outbox }: { act: KeptAct; outbox: Outbox }) {
  const { t } = useTranslation('unsent', { useSuspense: false })
  const format = useFormat()
  const { key, kind, about, at, fields, refusal } = act
  const words = fields.find(([name]) => name === 'body' || name === 'line' || name === 'reason')?.[1]
  return (
    <li className="border-t border-line pt-2">
      <p>
        <span className="font-medium">{t(`kind.${kind}`, { about })}</span>{' '}
        <span className="text-ink-2">{t('written', { time: format.dateTime(at, 'short') })}</span>
      </p>
      {words ? (
        <p dir="auto" className="line-clamp-4 whitespace-pre-wrap break-words">
          {words}
        </p>
      ) : null}
      {refusal ? (
        <p className="field-error">
          <Icon name="alert" />
          <span>{refusal === TOO_OLD ? t('old') : <ErrorText error={refusal} />}</span>
        </p>
      ) : null}
      <div className="mt-1 flex gap-2">
        {refusal ? (
          <Button size="sm" onClick={() => outbox.sendAgain(key)}>
            {t('send-again')}
          </Button>
        ) : null}
        <Button size="sm" variant="quiet" onClick={() => outbox.discard(key)}>
          {t('discard')}
        </Button>
      </div>
    </li>
  )
}
