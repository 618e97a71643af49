import { Link } from '@remix-run/react'
import { type FocusEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Person } from '#app/ui/avatar.tsx'
import { Tag } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { ErrorText } from '#app/ui/error-text.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { InlineForm, type InlineFormState } from '#app/ui/inline-form.tsx'
import { useHydrated } from '#app/ui/use-hydrated.ts'
import type { AgendaItemView } from './agenda.queries.server.ts'
import { ItemSteps, stepOfKey } from './item-steps.tsx'
import { LONGEST_MINUTES, TITLE_LIMIT } from './limits.ts'
import type { RunningTime } from './running-times.ts'
import { useItemWords, type Words } from './use-item-words.ts'

type Props = {
  item: AgendaItemView
  time: RunningTime
  clock: (minutes: number) => string
  action: string
  /** The address of its details, and whether they are open. */
  details: string
  open: boolean
  steps: { up: boolean; down: boolean; in: boolean; out: boolean }
  parent: boolean
  /** What was typed into it and refused, where no script could keep it. */
  refused?: { words: Words; errors: string[] }
  /** While the minutes are typed; null once they are what is stored. */
  onMinutes: (minutes: number | null) => void
  /** Whether it can be dragged yet. */
  handle: boolean
  links?: ReactNode
  /** The items that stand below it. */
  below?: ReactNode
}

/** An item as its planner sees it: title and minutes are typed in place and saved when the row is left. */
export function AgendaRow(props: Props) {
  const { item, time, clock, action, details, open, steps, handle, links, below } = props
  const { t } = useTranslation('sessions')
  const row = useRef<HTMLDivElement>(null)
  const { title, kind, visibility, owner, current } = item

  /** Alt and an arrow press the button of that step. Within words, left and right go on moving the cursor by words. */
  useEffect(() => {
    const element = row.current
    function step(event: KeyboardEvent) {
      const direction = stepOfKey(event)
      if (!direction) return
      event.preventDefault()
      element?.querySelector<HTMLButtonElement>(`[name="direction"][value="${direction}"]`)?.click()
    }
    element?.addEventListener('keydown', step)
    return () => element?.removeEventListener('keydown', step)
  }, [])

  return (
    <li className="border-t border-line first:border-t-0 data-taken:bg-inset">
      <div
        ref={row}
        data-item={item.id}
        className="agenda-row relative flex flex-wrap items-start gap-x-3 gap-y-2 py-3 max-sm:gap-x-1"
        role="group"
        aria-label={title}
      >
        <span
          data-handle={handle ? item.id : undefined}
          className={classNames(
            'no-print with-scripts grid h-10 w-6 flex-none cursor-grab touch-none place-items-center text-ink-3 select-none max-sm:w-7',
            !handle && 'invisible',
          )}
          title={t('move.drag')}
          aria-hidden="true"
        >
          <Icon name="drag" />
        </span>
        <span className="w-12 flex-none pt-2 max-sm:w-10 text-sm text-ink-2 tabular-nums">{clock(time.start)}</span>
        <div className="min-w-[min(15rem,100%)] flex-1 max-sm:order-1 max-sm:basis-full">
          <WordsForm {...props} />
          <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-2">
            <span>{t(`kind.${kind}`)}</span>
            {visibility === 'moderators' ? <Tag>{t('visibility.moderators')}</Tag> : null}
            {current ? <Tag>{t('agenda.current')}</Tag> : null}
            {owner ? <Person person={owner} /> : null}
          </p>
          {links}
        </div>
        <div className="flex flex-none items-center gap-1 max-sm:ms-auto max-sm:gap-0">
          <ItemSteps {...{ action, steps, title }} id={item.id} />
          <Link
            id={`details-${item.id}`}
            to={details}
            preventScrollReset
            className="icon-button icon-button-sm"
            aria-label={t('agenda.details', { title })}
            title={t('agenda.details', { title })}
            aria-current={open || undefined}
          >
            <Icon name="more" />
          </Link>
        </div>
      </div>
      {below}
    </li>
  )
}

function WordsForm({ item, time, action, parent, refused, onMinutes }: Props) {
  const form = useRef<HTMLDivElement>(null)
  const own = useItemWords(item, refused?.words)
  const [done, setDone] = useState(false)
  const hydrated = useHydrated()
  const { words, dirty } = own
  const typing = dirty && words.minutes !== String(item.minutes) ? Number(words.minutes) : null
  useEffect(() => onMinutes(typing), [typing]) // eslint-disable-line react-hooks/exhaustive-deps -- of what is typed alone

  // What was typed before the page's scripts came stands in the fields, and nowhere else yet.
  useEffect(() => {
    const typed = (name: string) => form.current?.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value
    const early = { title: typed('title') ?? words.title, minutes: typed('minutes') ?? words.minutes }
    if (early.title !== words.title || early.minutes !== words.minutes) own.type(early)
  }, []) // eslint-disable-line react-hooks/exhaustive-deps -- once, as the page takes over

  function leave({ relatedTarget }: FocusEvent) {
    if (!dirty || form.current?.contains(relatedTarget)) return
    form.current?.querySelector('form')?.requestSubmit()
  }
  function saved() {
    own.saved()
    setDone(true)
  }
  return (
    <div ref={form} onBlur={hydrated ? leave : undefined} onSubmit={own.send} onInput={() => setDone(false)}>
      <InlineForm action={action} onDone={saved}>
        {(state) => <WordsFields {...{ item, time, parent, refused, own, state, done, hydrated }} />}
      </InlineForm>
    </div>
  )
}

type FieldsProps = Pick<Props, 'item' | 'time' | 'parent' | 'refused'> & {
  own: ReturnType<typeof useItemWords>
  state: InlineFormState
  done: boolean
  hydrated: boolean
}

function WordsFields({ item, time, parent, refused, own, state, done, hydrated }: FieldsProps) {
  const { t } = useTranslation('sessions')
  const id = useId()
  const { words, dirty, version, type } = own
  const { busy, lastResult } = state
  const wrong = lastResult?.error ?? {}
  useEffect(() => {
    if (lastResult && lastResult.initialValue !== null) own.refuse()
  }, [lastResult]) // eslint-disable-line react-hooks/exhaustive-deps -- once for each answer
  const name = time.number ? t('agenda.item-of', { number: time.number }) : t('agenda.item')
  return (
    <>
      <input type="hidden" name="act" value="edit" />
      <input type="hidden" name="id" value={item.id} />
      <input type="hidden" name="version" value={version} />
      <div className="flex flex-wrap items-center gap-2">
        {time.number ? <span className="w-8 flex-none text-ink-2 tabular-nums">{time.number}</span> : null}
        <input
          name="title"
          id={`${id}title`}
          dir="auto"
          className="input min-w-28 flex-1 font-bold sm:min-w-40"
          value={words.title}
          onChange={(event) => type({ title: event.target.value })}
          maxLength={TITLE_LIMIT}
          aria-label={t('agenda.title-of-item', { item: name })}
          aria-invalid={wrong.title ? true : undefined}
        />
        {parent ? (
          <>
            <input type="hidden" name="minutes" value={words.minutes} />
            <span className="min-w-24 text-end font-bold tabular-nums">{t('minutes', { count: time.minutes })}</span>
          </>
        ) : (
          <label className="flex items-center gap-1">
            <input
              name="minutes"
              type="number"
              inputMode="numeric"
              min={1}
              max={LONGEST_MINUTES}
              className="input w-19 text-end tabular-nums"
              value={words.minutes}
              onChange={(event) => type({ minutes: event.target.value })}
              aria-label={t('agenda.minutes-of', { title: words.title || name })}
              aria-invalid={wrong.minutes ? true : undefined}
            />
            <span className="text-sm text-ink-2" aria-hidden="true">
              {t('agenda.min')}
            </span>
          </label>
        )}
        {dirty || !hydrated ? (
          <Button type="submit" size="sm" pending={busy}>
            {t('agenda.save')}
          </Button>
        ) : null}
        <span role="status" className="text-sm text-ink-2">
          {done && !dirty ? t('agenda.saved') : ''}
        </span>
      </div>
      {refused && !lastResult
        ? refused.errors.map((error) => (
            <p key={error} className="field-error mt-2" role="alert">
              <Icon name="alert" />
              <span>
                <ErrorText error={error} />
              </span>
            </p>
          ))
        : null}
    </>
  )
}
