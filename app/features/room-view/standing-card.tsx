import { useTranslation } from 'react-i18next'
import { Card } from '#app/ui/page.tsx'

/** The session is on, and on nothing that everybody sees. */
export function StandingCard({ between }: { between: boolean }) {
  const { t } = useTranslation('room')
  return (
    <Card>
      <p>{t(between ? 'item.between' : 'item.none')}</p>
    </Card>
  )
}
