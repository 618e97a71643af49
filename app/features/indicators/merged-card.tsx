import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Time } from '#app/ui/format.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { Card } from '#app/ui/page.tsx'

export type MergedIndicator = {
  id: string
  name: string
  at: string | null
  reason: string
  by: string | null
}

/** What was merged into this one: each with its own history, and the way back. */
export function MergedCard({
  roundtableId,
  merged,
  can,
}: {
  roundtableId: string
  merged: MergedIndicator[]
  can: boolean
}) {
  const { t } = useTranslation('indicators')
  if (merged.length === 0) return null
  return (
    <Card title={t('merge.merged')} id="merged">
      <ul className="list-lines">
        {merged.map(({ id, name, at, reason, by }) => (
          <li key={id} className="grid gap-1 text-sm">
            <p>
              <Link to={paths.indicatorVersions(roundtableId, id)}>{name}</Link>
            </p>
            <p className="font-serif whitespace-pre-line wrap-anywhere" dir="auto">
              {reason}
            </p>
            <p className="flex flex-wrap gap-2 text-ink-2">
              {by ? <span>{by}</span> : null}
              {at ? <Time value={at} as="dateTime" /> : null}
            </p>
            {can ? (
              <InlineForm action={paths.indicatorMerger(roundtableId, id)}>
                {({ busy }) => (
                  <>
                    <input type="hidden" name="undo" value="yes" />
                    <Button type="submit" size="sm" icon="undo" pending={busy}>
                      {t('merge.undo')}
                      <span className="sr-only"> {name}</span>
                    </Button>
                  </>
                )}
              </InlineForm>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}
