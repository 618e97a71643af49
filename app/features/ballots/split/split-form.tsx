import type { SubmissionResult } from '@conform-to/dom'
import { type RefObject, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ballotPaths } from '#app/shared/ballot-paths.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, TextField } from '#app/ui/field.tsx'
import { FieldNotes } from '#app/ui/field-frame.tsx'
import { type FieldState, FieldsWithin, useFields } from '#app/ui/form.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useSending } from '#app/ui/use-sending.ts'
import type { Answer } from '../ballot-words.ts'
import type { BallotView } from '../ballots.queries.server.ts'
import { SCREENS } from '../methods/method-screens.tsx'
import { optionsOf } from '../subjects/options.ts'
import { MOST_PARTS } from './split.ts'
import { answerPrefix, partsIn, votesField, type Written } from './written.ts'

export type SplitPageProps = { ballot: BallotView; pillar: string | null; lastResult: SubmissionResult | undefined }

/** A part a fieldset. Adding and removing are buttons of the form: the server gives it back changed, with all that was typed. */
export function SplitForm(props: SplitPageProps) {
  const ids = useId().replace(/:/g, '')
  return (
    <FieldsWithin.Provider value={{ ids, names: '' }}>
      <Parts {...props} ids={ids} />
    </FieldsWithin.Provider>
  )
}

/** The parts as they stand, where nothing can be changed any more. */
export function SentParts(props: SplitPageProps) {
  const ids = useId().replace(/:/g, '')
  const parts = startOf(props.ballot)
  const fields = useFields<string>(null, Object.fromEntries(parts.map(({ votes }, at) => [votesField(at + 1), votes])))
  return (
    <fieldset disabled className="grid gap-5">
      {parts.map(({ answer }, at) => (
        <PartFields
          key={at}
          {...props}
          {...{ ids, part: at + 1, number: at + 1, own: answer, votes: fields.fields[votesField(at + 1)]!, sent: true }}
        />
      ))}
    </fieldset>
  )
}

type PartsProps = SplitPageProps & { ids: string }

function Parts({ ballot, pillar, lastResult, ids }: PartsProps) {
  const { t } = useTranslation(['ballot-split', 'ballots'])
  const sending = useSending()
  const form = useRef<HTMLDivElement>(null)
  // What another delegate sends meanwhile is no reason to forget what was typed.
  const [stands] = useState(() => startOf(ballot))
  const sent = lastResult?.initialValue as Written | null | undefined
  const parts = sent ? partsIn(sent).slice(0, MOST_PARTS) : stands.map((_, at) => at + 1)
  const votesOf = (part: number) => (sent ? String(sent[votesField(part)] ?? '') : (stands[part - 1]?.votes ?? ''))
  const fields = useFields<string>(lastResult, {
    ...Object.fromEntries(parts.map((part) => [votesField(part), votesOf(part)])),
    parts: '',
  })
  const focus = sent?.focus as string | undefined
  useEffect(() => {
    if (focus) form.current?.querySelector<HTMLElement>(`[name="${focus}"], [name="act"][value="${focus}"]`)?.focus()
  }, [sent, focus])
  return (
    <PostForm action={ballotPaths.split(ballot.roundtableId, ballot.id)} noValidate preventScrollReset>
      {/* What Enter in a field presses: no part is taken away by it. */}
      <button type="submit" name="act" value="save" className="sr-only" tabIndex={-1} aria-hidden="true" />
      <div ref={form} className="grid gap-5">
        <ErrorSummary form={fields} />
        <p className="text-sm text-ink-2">{t('heads')}</p>
        {parts.map((part, at) => (
          <PartFields
            key={part}
            {...{ ballot, pillar, lastResult, ids, part }}
            number={at + 1}
            own={sent ? null : (stands[at]?.answer ?? null)}
            votes={fields.fields[votesField(part)]!}
          />
        ))}
        <Given all={ballot.ownWeight} within={form} start={parts.map((part) => Number(votesOf(part)) || 0)} />
        <div className={fields.fields.parts?.invalid ? 'field is-invalid' : 'field'}>
          <FieldNotes field={fields.fields.parts!} />
          <div className="button-row">
            <Button
              type="submit"
              name="act"
              value="add"
              icon="plus"
              size="sm"
              id={fields.fields.parts!.id}
              disabled={parts.length >= MOST_PARTS}
            >
              {t('add')}
            </Button>
          </div>
        </div>
        <div className="border-t border-line pt-4">
          <Button type="submit" name="act" value="save" variant="primary" pending={sending} className="max-sm:w-full">
            {t('ballots:card.save')}
          </Button>
        </div>
      </div>
    </PostForm>
  )
}

type PartProps = PartsProps & { part: number; number: number; own: Answer | null; votes: FieldState; sent?: boolean }

function PartFields({ ballot, pillar, lastResult, ids, part, number, own, votes, sent }: PartProps) {
  const { t } = useTranslation('ballot-split')
  const { AnswerFields } = SCREENS[ballot.method]
  return (
    <fieldset className="border-t border-line pt-4">
      <legend className="sr-only">{t('part', { number })}</legend>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <span className="card-title" aria-hidden="true">
          {t('part', { number })}
        </span>
        {sent ? null : (
          <Button type="submit" name="act" value={`remove-${part}`} variant="quiet" size="sm" icon="close">
            {t('remove', { number })}
          </Button>
        )}
      </div>
      <div className="mt-3" data-votes>
        <TextField
          field={votes}
          label={t('votes')}
          type="number"
          inputMode="numeric"
          step={1}
          min={1}
          max={ballot.ownWeight}
          width="xs"
        />
      </div>
      <FieldsWithin.Provider value={{ ids, names: answerPrefix(part) }}>
        <AnswerFields
          settings={ballot.settings}
          options={optionsOf(ballot.wording)}
          own={own}
          earlier={null}
          pillar={pillar}
          lastResult={lastResult}
        />
      </FieldsWithin.Provider>
    </fieldset>
  )
}

type GivenProps = { all: number; start: number[]; within: RefObject<HTMLDivElement> }

/** How many votes are left to give: with scripts it follows each change. */
function Given({ all, start, within }: GivenProps) {
  const { t } = useTranslation('ballot-split')
  const [typed, setTyped] = useState<number>()
  const begun = start.reduce((sum, votes) => sum + votes, 0)
  const key = start.join()
  useEffect(() => {
    const box = within.current
    const follow = () => setTyped(sumIn(box))
    follow()
    box?.addEventListener('input', follow)
    return () => box?.removeEventListener('input', follow)
  }, [within, key])
  const given = typed ?? begun
  const said = given === all ? 'all' : given < all ? 'left' : 'over'
  return (
    <p className="option-left" role="status">
      {t(said, { all, given, left: all - given, over: given - all })}
    </p>
  )
}

function sumIn(box: HTMLElement | null) {
  const inputs = [...(box?.querySelectorAll<HTMLInputElement>('[data-votes] input') ?? [])]
  return inputs.reduce((sum, { value }) => sum + (Number(value) || 0), 0)
}

/** The parts as they were sent; of one answer, a part with it and one without. */
function startOf({ own }: SplitPageProps['ballot']): { votes: string; answer: Answer | null }[] {
  if (own?.parts) return own.parts.map(({ answer, weight }) => ({ votes: String(weight), answer }))
  return [
    { votes: '', answer: own?.answer ?? null },
    { votes: '', answer: null },
  ]
}
