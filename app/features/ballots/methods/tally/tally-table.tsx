import { useTranslation } from 'react-i18next'
import { useGroups } from '#app/ui/group.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import type { TallyResult } from './tally.ts'
import type { Tell } from './tell.ts'

type Props = { result: TallyResult; told: ReturnType<Tell['useTold']>; part: ReturnType<Tell['usePart']> }

/** Every option over everybody, with the same weight for each group, and by group; what is not shown says so. */
export function TallyTable({ result, told, part }: Props) {
  const { t } = useTranslation(['methods', 'ballots'])
  const { groups } = useGroups()
  const columns = groups.flatMap((group): Column<number>[] => {
    const found = result.groups.find(({ groupId }) => groupId === group.id)
    if (!found?.voted) return []
    const cell = (at: number) => {
      const figures = found.figures[at]
      if (!figures) return t('ballots:table.not-shown')
      return figures.mean === null ? t('result.no-answer') : part(figures.mean, result)
    }
    return [{ key: group.id, label: <abbr title={group.name}>{group.code}</abbr>, numeric: true, cell }]
  })
  const rows = result.options.map((_, at) => at)
  const even = (at: number) => {
    const mean = result.equalWeight[at]
    return mean ? part(mean.mean, result) : t('ballots:result.none')
  }
  return (
    <>
      <Table
        caption={t('result.table')}
        scroll
        rows={rows}
        rowKey={(at) => result.options[at]!.id}
        columns={[
          { key: 'option', label: t('result.option'), header: true, cell: (at) => result.options[at]!.label },
          {
            key: 'all',
            label: t('result.all'),
            numeric: true,
            cell: (at) => told(result, at)?.said ?? t('ballots:table.not-shown'),
          },
          { key: 'even', label: t('result.even'), numeric: true, cell: even },
          ...columns,
        ]}
      />
      <p className="mt-2 text-sm text-ink-2">{t('result.even-hint')}</p>
      {result.groups.some(({ voted, figures }) => voted > 0 && figures.includes(null)) ? (
        <p className="mt-2 text-sm text-ink-2">{t('rule.small', { smallest: result.rule.smallestShown })}</p>
      ) : null}
    </>
  )
}
