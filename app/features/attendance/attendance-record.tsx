import { useTranslation } from 'react-i18next'
import { Time } from '#app/ui/format.tsx'
import { GroupName } from '#app/ui/group.tsx'
import { Card } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import type { AttendedLine } from './attendance.queries.server.ts'

/** Who was there, from when to when, once the session is over. */
export function AttendanceRecord({ record }: { record: AttendedLine[] }) {
  const { t } = useTranslation('attendance')
  if (record.length === 0) return <p>{t('record.nobody')}</p>
  return (
    <Card>
      <Table
        caption={t('record.title')}
        rows={record}
        rowKey={({ personId, groupId, organisation }) => `${personId} ${groupId} ${organisation}`}
        columns={[
          { key: 'name', label: t('record.name'), header: true, cell: ({ name }) => <bdi>{name}</bdi> },
          {
            key: 'organisation',
            label: t('record.organisation'),
            cell: ({ organisation }) => <bdi>{organisation}</bdi>,
          },
          {
            key: 'group',
            label: t('here.group'),
            cell: ({ groupId, observer }) => (
              <>
                <GroupName groupId={groupId} /> {observer ? t('record.observer') : null}
              </>
            ),
          },
          { key: 'times', label: t('record.times'), cell: ({ spells }) => <Spells spells={spells} /> },
        ]}
      />
    </Card>
  )
}

function Spells({ spells }: Pick<AttendedLine, 'spells'>) {
  const { t } = useTranslation('attendance')
  return (
    <ul>
      {spells.map(({ mode, arrivedAt, leftAt, enteredBy }) => (
        <li key={arrivedAt + mode}>
          <Time value={arrivedAt} as="time" />
          {leftAt ? (
            <>
              –<Time value={leftAt} as="time" />
            </>
          ) : null}
          {`, ${t(`mode.${mode}`)}`}
          {enteredBy ? `, ${t('line.entered-by', { name: enteredBy })}` : null}
        </li>
      ))}
    </ul>
  )
}
