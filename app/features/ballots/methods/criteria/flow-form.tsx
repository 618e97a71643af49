import { Link, useNavigate, useSearchParams } from '@remix-run/react'
import { type FormEvent, type MouseEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { SaveState } from '#app/ui/status.tsx'
import type { Answer } from '../../ballot-words.ts'
import { keepOf } from '../../keep-of.ts'
import { optionsOf } from '../../subjects/options.ts'
import { SentBy } from '../../terms/terms-lines.tsx'
import type { FlowProps } from '../method-screen.ts'
import { OptionName } from '../tally/option-name.tsx'
import { type EarlierRatings, ItemFields } from './answer-fields.tsx'
import { BackAgain, Begun } from './begun.tsx'
import { Feedback } from './feedback.tsx'
import { type Step, stepAt, stepsOf } from './flow.ts'
import { Progress, StepList } from './flow-card.tsx'
import { isWhole, rateByKey, typedIn } from './flow-input.ts'
import { useTyping } from './use-typing.ts'
import type { CriteriaSettings } from './words.ts'

/** One item after the other, each with its address and its own form: what is rated is saved at once, and what cannot be sent waits on the device. */
export function FlowForm({ ballot, lastResult }: FlowProps) {
  const [search] = useSearchParams()
  // Only what has been sent, or waits on the device, counts as rated.
  const [saved, setSaved] = useState<Answer>({})
  const own = ballot.own?.answer
  const settings = ballot.settings as CriteriaSettings
  const steps = stepsOf(settings, optionsOf(ballot.wording), { ...own, ...saved })
  const step = stepAt(steps, search.get('part'))
  const id = step.item.id
  const first = useRef(id)
  const moved = useRef(false)
  if (first.current !== id) moved.current = true
  const to = paths.ballotVote(ballot.roundtableId, ballot.id)
  const section = useRef<HTMLElement>(null)
  const typing = useTyping(ballot, section, id)
  return (
    <>
      <Progress steps={steps} />
      <Begun steps={steps} ids={typing.begun(saved).filter((one) => one !== id)} to={to} />
      <StepForm
        key={`${id} ${typing.turn(id)}`}
        {...{ ballot, step, to, lastResult, section }}
        own={{ ...own, ...typing.typed }}
        arrives={moved.current}
        back={typing.isBack(id) ? <BackAgain onDiscard={() => typing.discard(id)} /> : null}
        onTyped={(fields) => typing.change(id, fields)}
        onSaved={(fields, arrived) => {
          setSaved((before) => ({ ...before, ...fields }))
          if (arrived) typing.arrived(id, fields)
        }}
      />
      <StepList steps={steps} to={to} shown={id} />
    </>
  )
}

type StepProps = FlowProps & {
  step: Step
  own: Answer
  to: string
  section: RefObject<HTMLElement>
  /** From another item. */
  arrives: boolean
  /** Says that what an earlier visit has left is in the form again. */
  back: ReactNode
  onTyped: (fields: Answer) => void
  /** `arrived`: the server has it; else the device, which sends it. */
  onSaved: (fields: Answer, arrived: boolean) => void
}

function StepForm({ ballot, step, own, to, section, arrives, back, lastResult, onTyped, onSaved }: StepProps) {
  const { t } = useTranslation('criteria')
  const { item, at, count } = step
  const settings = ballot.settings as CriteriaSettings
  const heading = useFocusOnArrival(arrives)
  const { follow, sends, done, press } = useSaving({ ballot, step, to, section, onTyped, onSaved })
  useDigits(section)
  return (
    <section ref={section} aria-labelledby="rated-item" onChange={follow} onSubmit={sends}>
      <p className="mt-5 text-sm text-ink-2">{t('one-of', { at: at + 1, count })}</p>
      <h2 id="rated-item" ref={heading} tabIndex={-1} className="mt-1 font-serif text-xl leading-snug wrap-anywhere">
        <OptionName option={item} />
      </h2>
      {back}
      <InlineForm
        action={`${to}?part=${item.id}`}
        keep={{ ...keepOf(ballot), about: `${ballot.code} ${item.label}`, replaces: `vote ${ballot.id} ${item.id}` }}
        onDone={() => done(true)}
        onKept={() => done(false)}
      >
        {({ busy, lastResult: inline }) => (
          <>
            <input type="hidden" name="from" value="page" />
            <input type="hidden" name="item" value={item.id} />
            <input type="hidden" name="go" value={step.after ?? ''} />
            <SentBy ballot={ballot} />
            <ItemFields
              settings={settings}
              item={item}
              own={own}
              earlier={earlierOf(ballot, item.id)}
              lastResult={inline?.error ? inline : lastResult?.error ? lastResult : undefined}
            />
            <EarlierWords ballot={ballot} itemId={item.id} />
            <Buttons {...{ ballot, step, to, busy, onPress: press }} />
          </>
        )}
      </InlineForm>
    </section>
  )
}

/** A rating that needs no words is an answer: it is saved without a press. The button goes on, with what is not saved yet. */
function useSaving({ ballot, step, to, section, onTyped, onSaved }: Omit<StepProps, 'own' | 'arrives' | 'back'>) {
  const moves = useRef(false)
  const [sent, saved] = [useRef<Answer>(), useRef<Answer>()]
  const navigate = useNavigate()
  const settings = ballot.settings as CriteriaSettings
  const id = step.item.id
  const go = () => navigate(step.after ? `${to}?part=${step.after}` : ballot.to)
  const form = () => section.current?.querySelector('form')
  const typed = () => (form() ? typedIn(form()!, id, settings) : {})

  function follow({ target }: FormEvent<HTMLElement>) {
    const fields = typed()
    onTyped(fields)
    if ((target as HTMLInputElement).type !== 'radio' || !isWhole(fields, id, settings)) return
    moves.current = false
    form()?.requestSubmit()
  }
  function done(arrived: boolean) {
    saved.current = sent.current
    if (sent.current) onSaved(sent.current, arrived)
    if (moves.current) go()
  }
  function press(event: MouseEvent) {
    moves.current = true
    if (!saved.current || JSON.stringify(saved.current) !== JSON.stringify(typed())) return
    event.preventDefault()
    go()
  }
  return { follow, sends: () => void (sent.current = typed()), done, press }
}

/** What others said in the round before, under one's own scale. */
function EarlierWords({ ballot, itemId }: { ballot: FlowProps['ballot']; itemId: string }) {
  const earlier = earlierOf(ballot, itemId)
  const item = earlier?.result.items.find(({ id }) => id === itemId)
  if (!earlier || !item) return null
  return (
    <Feedback item={item} rule={earlier.result.rule} round={earlier.round} reasons={ballot.earlier?.reasons ?? []} />
  )
}

/** The round before of an item that reads as it did then. */
function earlierOf({ earlier, settings }: FlowProps['ballot'], itemId: string) {
  const { before } = settings as CriteriaSettings
  if (!earlier || (before && before[itemId] === undefined)) return null
  return { ...earlier, own: earlier.own?.answer ?? null } as unknown as EarlierRatings
}

type ButtonsProps = Pick<StepProps, 'ballot' | 'step' | 'to'> & { busy: boolean; onPress: (event: MouseEvent) => void }

function Buttons({ ballot, step: { done, before, after }, to, busy, onPress }: ButtonsProps) {
  const { t } = useTranslation('criteria')
  const format = useFormat()
  return (
    <>
      <div className="mt-5 flex flex-wrap items-center gap-x-5 gap-y-3 border-t border-line pt-4">
        <Button type="submit" variant="primary" onClick={onPress as () => void} className="max-sm:w-full">
          {t(after ? 'save-next' : 'save-last')}
        </Button>
        {before ? <Link to={`${to}?part=${before}`}>{t('back')}</Link> : null}
        {after ? <Link to={`${to}?part=${after}`}>{t('skip')}</Link> : null}
        <Link to={ballot.to}>{t('to-ballot')}</Link>
        <span className="text-sm text-ink-2">
          {busy ? (
            <SaveState state="saving" />
          ) : done && ballot.own ? (
            <SaveState state="saved" time={format.time(ballot.own.updatedAt)} />
          ) : null}
        </span>
      </div>
      <p className="mt-3 text-sm text-ink-2">
        {ballot.closesAt ? `${t('left', { when: format.relative(ballot.closesAt) })} ` : null}
        {t('counts')} <span className="max-sm:hidden">{t('keys')}</span>
      </p>
    </>
  )
}

/** Digits rate wherever the focus is within the item, not only on a scale. */
function useDigits(section: RefObject<HTMLElement>) {
  useEffect(() => {
    const within = section.current
    if (!within) return
    const press = (event: globalThis.KeyboardEvent) => rateByKey(event, within) && event.preventDefault()
    within.addEventListener('keydown', press)
    return () => within.removeEventListener('keydown', press)
  }, [section])
}

/** Whoever comes from another item hears which it is, and may rate it by its number. */
function useFocusOnArrival(arrives: boolean) {
  const heading = useRef<HTMLHeadingElement>(null)
  const [fromElsewhere] = useState(arrives)
  useEffect(() => {
    if (fromElsewhere) heading.current?.focus()
  }, [fromElsewhere])
  return heading
}
