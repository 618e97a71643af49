import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { GroupName, useGroups } from '#app/ui/group.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import type { Roll, RollLine } from './roll.queries.server.ts'
import { rollText } from './roll-lines.ts'

type Props = { roundtableId: string; name: string; to: string; roll: Roll | null }

/** Who might vote in a secret ballot and who did, once its result is shown: nobody voted who might not, and anybody can check the fingerprint. */
export function RollPage({ roundtableId, name, to, roll }: Props) {
  const { t } = useTranslation(['secret-ballot', 'ballots'])
  return (
    <Page narrow>
      <PageHeader
        title={t('roll.title')}
        lead={roll ? t('roll.lead') : t('roll.none')}
        crumbs={[
          { label: t('ballots:list.title'), to: paths.ballots(roundtableId) },
          { label: name, to },
          { label: t('roll.title') },
        ]}
      />
      {roll ? <Lines roll={roll} /> : null}
    </Page>
  )
}

function Lines({ roll: { hash, lines } }: { roll: Roll }) {
  const { t } = useTranslation(['secret-ballot', 'ballots'])
  const format = useFormat()
  const { groups } = useGroups()
  const voted = lines.filter(({ cast }) => cast).length
  const weigh = lines.some(({ weight }) => weight !== 1)
  return (
    <>
      <Card title={t('roll.voted', { count: voted, size: lines.length })}>
        <Table
          caption={t('roll.title')}
          rows={lines}
          rowKey={({ holderId }) => holderId}
          columns={[
            { key: 'name', label: t('roll.name'), header: true, cell: (line) => <Holder line={line} /> },
            {
              key: 'group',
              label: t('ballots:table.group'),
              cell: ({ groupId }) => {
                const group = groups.find(({ id }) => id === groupId)
                return group ? <GroupName group={group} /> : null
              },
            },
            weigh && {
              key: 'weight',
              label: t('roll.weight'),
              numeric: true,
              cell: ({ weight }) => format.number(weight),
            },
            {
              key: 'cast',
              label: t('roll.cast'),
              cell: ({ cast }) => (
                <span className="inline-flex items-start gap-1">
                  <Icon name={cast ? 'check-circle' : 'dashed'} /> {t(cast ? 'roll.yes' : 'roll.no')}
                </span>
              ),
            },
          ]}
        />
      </Card>
      <Card title={t('roll.fingerprint')}>
        <p className="font-mono text-sm wrap-anywhere">{hash}</p>
        <p className="mt-2 text-sm text-ink-2">{t('roll.fingerprint-text')}</p>
        <Disclosure summary={t('roll.text')} className="mt-3">
          <p className="mt-2 font-mono text-xs wrap-anywhere">{rollText(lines)}</p>
        </Disclosure>
      </Card>
    </>
  )
}

function Holder({ line: { name, organisation } }: { line: RollLine }) {
  return (
    <>
      {name}
      {organisation ? <span className="block text-xs font-normal text-ink-2">{organisation}</span> : null}
    </>
  )
}
