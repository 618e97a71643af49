import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { Time, useFormat } from '#app/ui/format.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import type { BinLine } from './bin.queries.server.ts'

/** Who removed it and when, wherever that is said. */
export function RemovedBy({ line }: { line: Pick<BinLine, 'removedAt' | 'removedBy' | 'until'> }) {
  const { t } = useTranslation('removed')
  const format = useFormat()
  return (
    <p className="text-sm text-ink-2">
      {line.removedBy ? t('removed-by', { name: line.removedBy }) : t('removed')}{' '}
      <Time value={line.removedAt} as="dateTime" />. {t('until', { date: format.date(line.until, 'long') })}
    </p>
  )
}

export function RestoreForm({
  line,
  restoration,
}: {
  line: Pick<BinLine, 'kind' | 'id' | 'title'>
  restoration: string
}) {
  const { t } = useTranslation('removed')
  return (
    <InlineForm action={restoration}>
      {({ busy }) => (
        <>
          <input type="hidden" name="kind" value={line.kind} />
          <input type="hidden" name="id" value={line.id} />
          <Button type="submit" icon="undo" pending={busy}>
            {t('restore')}
            <span className="sr-only"> {line.title}</span>
          </Button>
        </>
      )}
    </InlineForm>
  )
}
