import { useTranslation } from 'react-i18next'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { GroupName, useGroups } from '#app/ui/group.tsx'
import type { ItemReason } from '../../ballot-words.ts'

/** Why people rated an item as they did, by group, without names; of groups that are not shown, without a group. */
export function ReasonsList({
  reasons,
  itemId,
  open,
}: {
  reasons: readonly ItemReason[]
  itemId: string
  open?: boolean
}) {
  const { t } = useTranslation('criteria')
  const { groups } = useGroups()
  const own = reasons.filter((reason) => reason.itemId === itemId)
  if (own.length === 0) return null
  const parts = [...groups, null].flatMap((group) => {
    const texts = own.filter(({ groupId }) => groupId === (group?.id ?? null))
    return texts.length ? [{ group, texts }] : []
  })
  return (
    <Disclosure summary={t('reasons', { count: own.length })} icon="comment" className="mt-4" open={open}>
      <dl className="mt-2 grid gap-3">
        {parts.map(({ group, texts }) => (
          <div key={group?.id ?? 'none'}>
            <dt className="text-sm font-medium">{group ? <GroupName group={group} /> : t('reasons-other')}</dt>
            {texts.map(({ text }, at) => (
              <dd key={`${at} ${text}`} className="mt-1 whitespace-pre-line wrap-anywhere" dir="auto">
                {text}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </Disclosure>
  )
}
