import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { Page, PageHeader } from '#app/ui/page.tsx'
import type { CheckInView } from './attendance.queries.server.ts'
import type { PresentPart } from './attendance-words.ts'
import { CheckInCard } from './check-in-card.tsx'
import { HereInWords } from './who-is-here.tsx'

type Props = { view: CheckInView; session: { number: number; title: string }; code: string; present: PresentPart }

/** One task on one screen; the picture on the wall leads here with the code filled in. */
export function CheckInPage({ view, session, code, present }: Props) {
  const { t } = useTranslation('attendance')
  return (
    <Page narrow>
      <PageHeader serif title={session.title} lead={t('page.lead', { number: session.number })} />
      <div className="grid gap-4">
        <CheckInCard view={view} code={code} />
        {view.state === 'ended' ? null : <HereInWords present={present} />}
        <p>
          <Link to={sessionPaths.attendance(view.roundtableId, view.sessionId)}>{t('page.names')}</Link>
        </p>
      </div>
    </Page>
  )
}
