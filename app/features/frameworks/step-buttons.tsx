import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { IconButton } from '#app/ui/button.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'

/** One step up, one step down: the way by keyboard, by touch and without scripts. */
export function StepButtons({
  roundtableId,
  kind,
  id,
  title,
  first,
  last,
}: {
  roundtableId: string
  kind: 'pillar' | 'section'
  id: string
  title: string
  first: boolean
  last: boolean
}) {
  const { t } = useTranslation('framework')
  return (
    <InlineForm action={paths.outline(roundtableId)} className="flex">
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="id" value={id} />
      <IconButton type="submit" size="sm" name="direction" value="up" icon="up" label={t('move.up', { title })} aria-disabled={first || undefined} />
      <IconButton type="submit" size="sm" name="direction" value="down" icon="down" label={t('move.down', { title })} aria-disabled={last || undefined} />
    </InlineForm>
  )
}
