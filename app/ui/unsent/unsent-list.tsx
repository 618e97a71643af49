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
  if (!ready || !acts.length) return null
  const waiting = acts.filter(({ refusal }) => !refusal).length
  return (
    <section aria-label={t('title')} className="border-b border-line bg-inset px-4 py-2 text-sm">
      <p className="flex items-center gap-2 font-medium" role="status">
        <Icon name={waiting ? 'offline' : 'alert'} />
        <span>
          {waiting
            ? t(outbox.signedOut ? 'signed-out' : 'waiting', { count: waiting })
            : t('refused', { count: acts.length })}
        </span>
      </p>
      <ul className="mt-1 grid gap-2">
        {acts.map((act) => (
          <UnsentAct key={act.key} act={act} outbox={outbox} />
        ))}
      </ul>
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
