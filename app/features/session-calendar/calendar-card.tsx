import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/page.tsx'

/** The session for the reader's calendar: once as a file, or kept up to date with all others. */
export function CalendarCard({ roundtableId, sessionId }: { roundtableId: string; sessionId: string }) {
  const { t } = useTranslation('session-calendar')
  return (
    <Card title={t('own.title')} id="calendar">
      <LinkButton to={sessionPaths.calendarFile(roundtableId, sessionId)} reloadDocument icon="calendar">
        {t('own.file')}
      </LinkButton>
      <p className="mt-3 text-sm text-ink-2">{t('own.file-note')}</p>
      <p className="mt-2 text-sm">
        <Link to={paths.profileCalendar()}>{t('own.feed')}</Link>
      </p>
    </Card>
  )
}
