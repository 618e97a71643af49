import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ballotPaths } from '#app/shared/ballot-paths.ts'
import { paths } from '#app/shared/paths.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { Card } from '#app/ui/page.tsx'
import { SCREENS } from './methods/method-screens.tsx'
import { METHODS_FOR, type SubjectRef } from './subjects/subject-types.ts'

/** For moderators: the next round, on the wording as it stands now, by the method that its kind is usually asked by. */
export function OpenBallot({
  roundtableId,
  subject,
  round,
  after,
}: {
  roundtableId: string
  subject: SubjectRef
  round: number
  /** A ballot with a composed rule, which another round goes on from. */
  after?: string
}) {
  const { t } = useTranslation(['ballots', 'ballot-terms'])
  if (subject.type === 'question' || subject.type === 'indicators')
    return (
      <Card title={t('open.title', { round })} id="open-ballot">
        <p className="text-ink-2">{t('open.question-again')}</p>
        <LinkButton to={ballotPaths.new(roundtableId, { about: subject.type, id: subject.id })} className="mt-4">
          {t('open.prepare', { round })}
        </LinkButton>
        {after ? <Again roundtableId={roundtableId} after={after} /> : null}
      </Card>
    )
  const [method, ...others] = METHODS_FOR[subject.type]
  const { SettingsFields } = SCREENS[method]
  const to = paths.subjectBallot(roundtableId, subject)
  return (
    <Card title={t('open.title', { round })} id="open-ballot">
      <p className="text-ink-2">{t(`method.${method}.lead`)}</p>
      <InlineForm action={to} className="mt-4">
        {({ busy, lastResult }) => (
          <>
            <SettingsFields lastResult={lastResult?.error ? lastResult : undefined} />
            <Button type="submit" variant="primary" pending={busy} className="mt-4">
              {t('open.submit', { round })}
            </Button>
          </>
        )}
      </InlineForm>
      <p className="mt-4 flex flex-wrap gap-x-4 gap-y-1 text-sm">
        <Link to={`${to}?method=${method}`}>{t('more', { ns: 'ballot-terms' })}</Link>
        {after ? <Link to={ballotPaths.new(roundtableId, { after })}>{t('open.again')}</Link> : null}
        {others[0] ? <Link to={`${to}?method=${others[0]}`}>{t('open.other')}</Link> : null}
      </p>
    </Card>
  )
}

function Again({ roundtableId, after }: { roundtableId: string; after: string }) {
  const { t } = useTranslation('ballots')
  return (
    <p className="mt-4 text-sm">
      <Link to={ballotPaths.new(roundtableId, { after })}>{t('open.again')}</Link>
    </p>
  )
}
