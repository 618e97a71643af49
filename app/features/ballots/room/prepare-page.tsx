import type { SubmissionResult } from '@conform-to/dom'
import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ballotPaths } from '#app/shared/ballot-paths.ts'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { ErrorSummary, TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useSending } from '#app/ui/use-sending.ts'
import type { MethodName } from '../methods/method-names.ts'
import { MethodTabs } from '../methods/method-tabs.tsx'
import { roomScreen } from '../methods/whole-screens.tsx'
import { METHODS_FOR } from '../subjects/subject-types.ts'
import type { OrganisationRow } from '../terms/organisations.server.ts'
import { USUAL_WHO, WhoFields } from '../terms/who-fields.tsx'
import type { Askable } from './room-ballot.ts'

export type PreparePageProps = {
  roundtableId: string
  session: { id: string; number: number; title: string; presentVote: boolean }
  askable: Askable[]
  /** What it is about; null where the agenda has nothing. */
  chosen: Askable | null
  method: MethodName
  organisations: OrganisationRow[]
  lastResult: SubmissionResult | undefined
}

/** A ballot of the room with everything that can be chosen of it: the cockpit has no room for that. What is about what, and by which method, are links, so that neither needs a script. */
export function PreparePage({ lastResult, ...page }: PreparePageProps) {
  const { t } = useTranslation(['ballots', 'room-ballot'])
  const aboutWhat = useAboutWhat()
  const { roundtableId, session, askable, chosen } = page
  const cockpit = sessionPaths.cockpit(roundtableId, session.id)
  return (
    <Page narrow>
      <PageHeader
        title={t('room.prepare')}
        lead={t('room-ballot:lead')}
        crumbs={[
          { label: `S${session.number} ${session.title}`, to: sessionPaths.session(roundtableId, session.id) },
          { label: t('room-ballot:cockpit'), to: cockpit },
          { label: t('room.prepare') },
        ]}
      />
      {chosen ? (
        <Card title={aboutWhat(chosen)} id="asked">
          <Others {...{ roundtableId, session, askable, chosen }} />
          <Methods {...{ ...page, chosen }} />
          <PrepareForm {...{ ...page, chosen, lastResult }} />
        </Card>
      ) : (
        <p className="text-ink-2">{t('room.no-item')}</p>
      )}
    </Page>
  )
}

type Chosen = Omit<PreparePageProps, 'chosen' | 'lastResult'> & { chosen: Askable }

function useAboutWhat() {
  const { t } = useTranslation('ballots')
  return ({ type, name }: Askable) => t(`room.about-${type}`, { name })
}

function Others({
  roundtableId,
  session,
  askable,
  chosen,
}: Pick<Chosen, 'roundtableId' | 'session' | 'askable' | 'chosen'>) {
  const { t } = useTranslation('room-ballot')
  const aboutWhat = useAboutWhat()
  const others = askable.filter(
    ({ subject }, at, all) => subject !== chosen.subject && all.findIndex((one) => one.subject === subject) === at,
  )
  if (!others.length) return null
  return (
    <Disclosure summary={t('others')}>
      <ul className="mt-1 grid gap-1">
        {others.map((one) => (
          <li key={one.subject} className="wrap-anywhere">
            <Link to={ballotPaths.prepare(roundtableId, session.id, { subject: one.subject })} preventScrollReset>
              {aboutWhat(one)}
            </Link>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

function Methods({ roundtableId, session, chosen, method }: Chosen) {
  return (
    <MethodTabs
      className="mt-4"
      methods={METHODS_FOR[chosen.type].filter(isOfRoom)}
      chosen={method}
      to={(one) => ballotPaths.prepare(roundtableId, session.id, { subject: chosen.subject, method: one })}
    />
  )
}

const isOfRoom = (method: MethodName) => roomScreen(method) !== undefined

function PrepareForm({
  roundtableId,
  session,
  chosen,
  method,
  organisations,
  lastResult,
}: Chosen & Pick<PreparePageProps, 'lastResult'>) {
  const { t } = useTranslation(['ballots', 'room-ballot'])
  const sending = useSending()
  const form = useFields(lastResult, { ...USUAL_WHO, question: '' })
  const { SettingsFields } = roomScreen(method)
  return (
    <PostForm
      action={ballotPaths.prepare(roundtableId, session.id, { subject: chosen.subject, method })}
      noValidate
      className="terms-fields mt-4 grid gap-6"
    >
      <ErrorSummary form={form} />
      <input type="hidden" name="subject" value={chosen.subject} />
      <input type="hidden" name="itemId" value={chosen.itemId} />
      <input type="hidden" name="method" value={method} />
      {chosen.type === 'agenda-item' ? (
        <TextField
          field={form.fields.question}
          label={t('room.question')}
          hint={t('room.question-hint')}
          maxLength={300}
          optional
        />
      ) : null}
      {/* Another method asks otherwise; what was typed beside it stays. */}
      <SettingsFields key={method} lastResult={lastResult} within />
      <WhoFields fields={form.fields} field={form.field} organisations={organisations} />
      <p className="text-sm text-ink-2">
        {t(session.presentVote ? 'room-ballot:present' : 'room-ballot:absent-too')}{' '}
        <Link to={sessionPaths.settings(roundtableId, session.id)}>{t('room-ballot:settings')}</Link>
      </p>
      <p className="text-sm text-ink-2">{t('room-ballot:elsewhere')}</p>
      <Button type="submit" variant="primary" pending={sending} className="justify-self-start">
        {t('room.prepare-submit')}
      </Button>
    </PostForm>
  )
}
