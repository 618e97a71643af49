import { useTranslation } from 'react-i18next'
import { Table } from '#app/ui/table.tsx'
import type { Attendance } from './record-types.ts'
import type { Said } from './said.ts'

/** Everybody who was there, group by group; a group that was not keeps its row. */
export function AttendanceTable({ attendance, said }: { attendance: Attendance; said: Said }) {
  const { t } = useTranslation('minutes')
  const rows = attendance.groups.flatMap(({ code, name, people }) =>
    people.length
      ? people.map((one, at) => ({ key: `${code} ${at}`, group: name[said.language], ...one }))
      : [{ key: code, group: name[said.language], name: '', organisation: '', mode: '', from: '', to: null }],
  )
  return (
    <Table
      caption={t('attendance.caption')}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: 'name', label: t('attendance.name'), header: true, cell: (row) => row.name || t('attendance.nobody') },
        { key: 'group', label: t('attendance.group'), cell: (row) => row.group },
        { key: 'organisation', label: t('attendance.organisation'), cell: (row) => row.organisation },
        { key: 'mode', label: t('attendance.mode'), cell: (row) => (row.mode ? t(`mode.${row.mode}`) : '') },
        { key: 'from', label: t('attendance.from'), numeric: true, cell: (row) => row.from && said.time(row.from) },
        { key: 'to', label: t('attendance.to'), numeric: true, cell: (row) => row.to && said.time(row.to) },
      ]}
    />
  )
}
