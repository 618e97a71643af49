import { useTranslation } from 'react-i18next'
import { Time, useFormat } from '#app/ui/format.tsx'
import { GroupCode, useGroups } from '#app/ui/group.tsx'
import { TinyRing } from '#app/ui/ring.tsx'
import { Table } from '#app/ui/table.tsx'
import type { VoiceLine } from './voices.queries.server.ts'

/** Words, comments and the last sign of every group, those that have not spoken included. */
export function VoicesTable({ voices }: { voices: VoiceLine[] }) {
  const { t } = useTranslation('section')
  const format = useFormat()
  return (
    <Table
      caption={t('voices.caption')}
      rows={voices}
      rowKey={(voice) => voice.groupId}
      columns={[
        {
          key: 'group',
          label: t('voices.group'),
          header: true,
          cell: (voice) => <GroupCode groupId={voice.groupId} />,
        },
        { key: 'words', label: t('voices.words'), numeric: true, cell: (voice) => format.number(voice.words) },
        { key: 'comments', label: t('voices.comments'), numeric: true, cell: (voice) => format.number(voice.comments) },
        {
          key: 'last',
          label: t('voices.last'),
          cell: (voice) => (voice.lastAt ? <Time value={voice.lastAt} /> : t('voices.never')),
        },
      ]}
    />
  )
}

export function hasContributed({ words, comments }: VoiceLine) {
  return words > 0 || comments > 0
}

/** The groups that have not spoken here, in a sentence. Nothing when all have. */
export function SilentGroups({ voices }: { voices: VoiceLine[] }) {
  const { t } = useTranslation('section')
  const { group } = useGroups()
  const silent = voices.filter((voice) => !hasContributed(voice)).flatMap(({ groupId }) => group(groupId) ?? [])
  if (!silent.length) return null
  return (
    <section className="note flex items-center gap-4">
      <TinyRing
        size={24}
        levels={Object.fromEntries(voices.filter(hasContributed).map(({ groupId }) => [groupId, 2 as const]))}
      />
      <div>
        <h2 className="text-sm font-bold">{t('voices.silent', { count: silent.length })}</h2>
        <p className="flex flex-wrap gap-x-3">
          {silent.map((one) => (
            <GroupCode key={one.id} group={one} />
          ))}
        </p>
      </div>
    </section>
  )
}
