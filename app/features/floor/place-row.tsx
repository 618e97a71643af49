import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '#app/ui/avatar.tsx'
import { Tag } from '#app/ui/badge.tsx'
import { Button, IconButton } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import type { IconName } from '#app/ui/icons.tsx'
import { useKey } from '#app/ui/page-keys.tsx'
import { FloorForm, type Where } from './floor-form.tsx'
import type { DeskPlace } from './floor-part.ts'
import { useReasons } from './reasons.tsx'

type Props = { where: Where; place: DeskPlace; number: number; last: boolean; seen: { speechId?: string } }

/** Somebody who waits: why they are here, what they want to say, and the floor with one press. */
export function PlaceRow({ where, place, number, last, seen }: Props) {
  const { t } = useTranslation('floor')
  const reasons = useReasons()
  // While somebody speaks the key ends their speech as well, and stands there.
  const key = useKey(number === 1 && !seen.speechId ? 'f' : undefined)
  const { id, name, kind, line, added } = place
  return (
    <li className="floor-place">
      <span className="floor-number" aria-hidden="true">
        {number}
      </span>
      <Avatar person={place} decorative />
      <div className="min-w-0 flex-1">
        <p>
          <bdi className="floor-name">{name}</bdi>
          {kind === 'contribution' ? null : <Tag className="ms-2">{t(`kind.${kind}`)}</Tag>}
        </p>
        <p className="text-sm text-ink-2">{reasons(place)}</p>
        {line ? (
          <p className="text-sm break-words" dir="auto">
            {line}
          </p>
        ) : null}
        {added ? <p className="text-xs text-ink-2">{t('queue.added')}</p> : null}
        <Disclosure
          summary={
            <>
              <span aria-hidden="true">{t('queue.change-short')}</span>
              <span className="sr-only">{t('queue.change', { name })}</span>
            </>
          }
          icon="edit"
          className="no-print"
        >
          <PlaceActs where={where} place={place} number={number} last={last} />
        </Disclosure>
      </div>
      <FloorForm where={where} noun="speech" act="give" fields={{ requestId: id, ...seen }}>
        {({ busy }) => (
          <Button type="submit" size="sm" pending={busy} aria-label={t('queue.give-to', { name })} {...key}>
            {t('queue.give')}
          </Button>
        )}
      </FloorForm>
    </li>
  )
}

function PlaceActs({ where, place: { id, name, pinned }, number, last }: Omit<Props, 'seen'>) {
  const { t } = useTranslation('floor')
  const pressed = useRef<HTMLButtonElement | null>(null)
  // A row that moves in the list loses the focus, and with it the place of whoever moves it by keyboard, step by step.
  const keepFocus = () => void (document.activeElement === document.body && pressed.current?.focus())
  const act = (name: 'pin' | 'unpin' | 'remove', icon: IconName, label: string, to?: number, off = false) => (
    <FloorForm
      where={where}
      noun="queue"
      act={name}
      fields={{ requestId: id, place: to }}
      onDone={keepFocus}
      key={label}
    >
      {({ busy }) => (
        <IconButton
          type="submit"
          size="sm"
          icon={icon}
          label={label}
          aria-disabled={busy || off || undefined}
          onClick={(event) => {
            pressed.current = event.currentTarget
            if (busy || off) event.preventDefault()
          }}
        />
      )}
    </FloorForm>
  )
  return (
    <div className="flex gap-1">
      {act('pin', 'up', t('queue.up', { name }), Math.max(1, number - 1), number === 1)}
      {act('pin', 'down', t('queue.down', { name }), number + 1, last)}
      {pinned
        ? act('unpin', 'undo', t('queue.unpin', { name }))
        : act('pin', 'lock', t('queue.pin', { name, place: number }), number)}
      {act('remove', 'close', t('queue.remove', { name }))}
    </div>
  )
}
