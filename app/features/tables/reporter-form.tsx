import { useTranslation } from 'react-i18next'
import { reporterPath } from '#app/shared/session-paths.ts'
import { Button } from '#app/ui/button.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import type { Where } from './tables-form.tsx'
import { reporterOf, type TableShown } from './tables-part.ts'

type Props = { where: Where; table: TableShown; personId: string }

/** Who reports from the table: whoever sits there takes it on where nobody does. */
export function ReporterForm({ where, table, personId }: Props) {
  const { t } = useTranslation('tables')
  const reporter = reporterOf(table)
  if (reporter && reporter.personId !== personId)
    return <p className="text-sm">{t('reports', { name: reporter.name })}</p>
  return (
    <InlineForm action={reporterPath(where, table.id)}>
      {({ busy }) => (
        <p className="flex flex-wrap items-center gap-3 text-sm">
          <span>{t(reporter ? 'you-report' : 'nobody-reports')}</span>
          <Button type="submit" name="act" value={reporter ? 'give-up' : 'take'} size="sm" pending={busy}>
            {t(reporter ? 'give-up' : 'take')}
          </Button>
        </p>
      )}
    </InlineForm>
  )
}
