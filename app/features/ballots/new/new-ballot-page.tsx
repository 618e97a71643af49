import type { SubmissionResult } from '@conform-to/dom'
import { Link } from '@remix-run/react'
import { type FormEvent, type ReactNode, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ballotPaths } from '#app/shared/ballot-paths.ts'
import { paths } from '#app/shared/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/field.tsx'
import { FieldsWithin, useFields } from '#app/ui/form.tsx'
import { Page, PageHeader } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useSending } from '#app/ui/use-sending.ts'
import type { MethodName } from '../methods/method-names.ts'
import { ProtocolFields } from '../protocol/protocol-fields.tsx'
import { RuleFieldset } from '../rule/rule-fields.tsx'
import { METHODS_FOR } from '../subjects/subject-types.ts'
import { TermsFields } from '../terms/terms-fields.tsx'
import { HowPeopleAnswer } from './how-people-answer.tsx'
import type { Askable } from './new-ballot.queries.server.ts'
import { Preview } from './preview.tsx'
import { SameQuestion } from './same-question.tsx'
import { WhatIsAsked } from './what-is-asked.tsx'
import { ABOUT, type About, type Written } from './written.ts'

type Props = { roundtableId: string; askable: Askable; written: Written; lastResult: SubmissionResult | undefined }

/** The steps on one page, and beside them what a member will see. Every step works without a script. */
export function NewBallotPage({ roundtableId, askable, written: loaded, lastResult }: Props) {
  const { t } = useTranslation(['new-ballot', 'ballots'])
  const ids = useId().replace(/:/g, '')
  const within = useMemo(() => ({ ids, names: '' }), [ids])
  // What others change meanwhile is no reason to forget what was typed.
  const [first] = useState(loaded)
  const [typed, setTyped] = useState<Written>()
  const answered = (lastResult?.initialValue as Written | null | undefined) ?? first
  // What an answer brings takes the place of what was typed before it.
  const [kept, setKept] = useState(answered)
  if (kept !== answered) {
    setKept(answered)
    setTyped(undefined)
  }
  const written = typed ?? answered
  const about = ABOUT.find((one) => one === written.about) ?? 'question'
  const method = methodIn(written, about)
  const follow = (event: FormEvent<HTMLFormElement>) => setTyped(writtenIn(new FormData(event.currentTarget)))
  return (
    <Page>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        crumbs={[{ label: t('ballots:list.title'), to: paths.ballots(roundtableId) }, { label: t('title') }]}
      />
      <Drafts roundtableId={roundtableId} drafts={askable.drafts} />
      <div className="new-ballot">
        <PostForm
          action={addressOf(roundtableId, first)}
          noValidate
          preventScrollReset
          onChange={follow}
          className="new-ballot-steps"
        >
          <FieldsWithin.Provider value={within}>
            <Fields {...{ askable, written, answered, about, method, lastResult }} />
          </FieldsWithin.Provider>
        </PostForm>
        <Preview {...{ written, about, method, askable }} />
      </div>
    </Page>
  )
}

/** Refused, the page stands at the address it was loaded from: loaded again for others, it still writes the same. */
function addressOf(roundtableId: string, { after, questionId, about, method }: Written) {
  const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined)
  const [round, id] = [text(after), text(questionId)]
  if (round) return ballotPaths.new(roundtableId, { after: round })
  return ballotPaths.new(roundtableId, id ? { id, about: text(about), method: text(method) } : {})
}

type FieldsProps = Pick<Props, 'askable' | 'lastResult'> & {
  written: Written
  answered: Written
  about: About
  method: MethodName
}

function Fields({ askable, written, answered, about, method, lastResult }: FieldsProps) {
  const { t } = useTranslation('new-ballot')
  const sending = useSending()
  const summary = useFields(lastResult, {})
  // What a later round begins with stands in its fields as if it had been typed.
  const shown =
    lastResult ?? (answered.after ? { initialValue: answered as SubmissionResult['initialValue'] } : undefined)
  return (
    <>
      {/* What Enter in a field presses: nothing is opened by it. */}
      <button type="submit" name="act" value="show" className="sr-only" tabIndex={-1} aria-hidden="true" />
      <ErrorSummary form={summary} />
      <Step number={1} title={t('asked.title')}>
        {answered.after ? (
          <SameQuestion {...{ askable, answered, about }} />
        ) : (
          <WhatIsAsked {...{ askable, answered, about, lastResult }} />
        )}
      </Step>
      <Step number={2} title={t('answer.title')}>
        <HowPeopleAnswer {...{ about, method, answered }} lastResult={shown} />
      </Step>
      <Step number={3} title={t('terms.title')}>
        <TermsFields lastResult={shown} organisations={askable.organisations} />
      </Step>
      <Step number={4} title={t('rule.title')}>
        <RuleFieldset key={method} askable={askable.rules[method]} {...{ written, answered, lastResult }} />
        <ProtocolFields answered={answered} lastResult={shown} />
      </Step>
      <div className="button-row">
        <Button type="submit" name="act" value="open" variant="primary" pending={sending}>
          {t('open')}
        </Button>
        {(about === 'question' || about === 'indicators') && !answered.after ? (
          <Button type="submit" name="act" value="save">
            {t('save')}
          </Button>
        ) : null}
      </div>
    </>
  )
}

export function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return (
    <section className="new-ballot-step" aria-labelledby={`step-${number}`}>
      <span className="new-ballot-number" aria-hidden="true">
        {number}
      </span>
      <h2 className="card-title" id={`step-${number}`}>
        {title}
      </h2>
      <div className="grid min-w-0 gap-5">{children}</div>
    </section>
  )
}

function Drafts({ roundtableId, drafts }: { roundtableId: string; drafts: Askable['drafts'] }) {
  const { t } = useTranslation('new-ballot')
  if (drafts.length === 0) return null
  return (
    <nav aria-label={t('drafts')} className="mb-6 text-sm">
      <p className="font-medium">{t('drafts')}</p>
      <ul className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
        {drafts.map(({ id, kind, code, title }) => (
          <li key={id} className="wrap-anywhere">
            <Link to={ballotPaths.new(roundtableId, { about: kind, id })} reloadDocument>
              {code} {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The method that is chosen, where it suits what is asked about; else the usual one. */
export function methodIn(written: Written, about: About): MethodName {
  return METHODS_FOR[about].find((one) => one === written.method) ?? METHODS_FOR[about][0]
}

function writtenIn(form: FormData): Written {
  const written: Written = {}
  for (const [name, value] of form) {
    const known = written[name]
    written[name] = known === undefined || name.startsWith('act') ? value : [known, value].flat()
  }
  return written
}
