import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'

type Props = { roundtableId: string; indicatorId: string; watched: boolean }

/** Whoever watches is mailed a new version, a ballot that opens, and where the table moves it. */
export function WatchButton({ roundtableId, indicatorId, watched }: Props) {
  const { t } = useTranslation('indicators')
  return (
    <InlineForm action={paths.indicatorWatch(roundtableId, indicatorId)}>
      {({ busy }) => (
        <>
          <input type="hidden" name="watch" value={watched ? 'no' : 'yes'} />
          <Button type="submit" pending={busy} title={t('watch.means')}>
            {t(watched ? 'watch.stop' : 'watch.start')}
          </Button>
        </>
      )}
    </InlineForm>
  )
}
