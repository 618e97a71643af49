import { useTranslation } from 'react-i18next'
import { AvatarStack } from '#app/ui/avatar.tsx'
import { useGroups } from '#app/ui/group.tsx'
import type { EditorProvider } from './editor-provider.ts'
import { useProvider } from './use-provider.ts'

/** Who else has this section open, once each, however many windows they have. */
export function PresenceList({ provider, ownPersonId }: { provider: EditorProvider | null; ownPersonId: string }) {
  const { t } = useTranslation('editor')
  const { groups } = useGroups()
  const { people, unseen } = useProvider(provider)
  const others = new Map(people.filter((it) => it.personId !== ownPersonId).map((it) => [it.personId, it]))
  if (others.size + unseen === 0) return null
  const shown = [...others.values()].map(({ personId, name, groupCode }) => ({
    id: personId,
    name,
    group: groups.find((it) => it.code === groupCode) ?? null,
  }))
  return <AvatarStack people={shown} label={t('presence.label', { count: shown.length + unseen })} unnamed={unseen} />
}
