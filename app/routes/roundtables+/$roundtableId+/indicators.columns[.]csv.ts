import { atRoundtable } from '#app/features/access/access.server.ts'
import { defineFile } from '#app/features/access/route.server.ts'
import { columnGuide } from '#app/features/indicators/exports/column-guide.ts'
import { toCsv } from '#app/shared/csv.ts'

export const loader = defineFile({
  access: atRoundtable(),
  make({ t }) {
    const rows = columnGuide(t).map(({ heading, label, meaning, values, needed }) => [
      ...[heading, label, meaning, values],
      needed ? t('indicators:guide.needed') : '',
    ])
    const head = (['heading', 'label', 'meaning', 'values', 'needed'] as const).map((name) =>
      t(`indicators:guide.${name}`),
    )
    return { name: 'columns.csv', csv: toCsv(head, rows) }
  },
})
