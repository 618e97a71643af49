import { formatList } from '#app/shared/dates.ts'
import type { Language } from '#app/shared/roles.ts'
import type { MinutesRecord, RecordSeat, RecordTable, RecordTables, Texts } from './record-types.ts'

type Speaker = { record: MinutesRecord; language: Language; t: Texts }

/** How the tables of an item are said: the draw in sentences, and of each table its name, who sat there by group, and who reports. */
export function tablesSaid(speaker: Speaker, { seed, by, tables, apart, replaced, begunAt }: RecordTables) {
  const { t } = speaker
  const people = tables.reduce((sum, table) => sum + table.people.length, apart.length)
  return {
    draw: [
      t('tables.drawn', { by: by?.name ?? '', tables: tables.length, people, seed }),
      ...(replaced ? [t('tables.replaced', { count: replaced })] : []),
      ...(begunAt ? [] : [t('tables.not-begun')]),
    ],
    tables: tables.map((table) => tableSaid(speaker, table)),
    apart: apart.length ? t('tables.apart', { people: names(speaker, apart) }) : null,
  }
}

function tableSaid(speaker: Speaker, { number, question, people }: RecordTable) {
  const { t } = speaker
  const reporter = people.find((one) => one.reporter)
  return {
    title: t(question ? 'tables.table-about' : 'tables.table', { number, question }),
    groups: byGroup(speaker, people),
    reporter: reporter ? t('tables.reporter', { name: reporter.name }) : null,
  }
}

/** Groups in their order round the table. */
function byGroup(speaker: Speaker, people: RecordSeat[]): string[] {
  const { record, language, t } = speaker
  return record.attendance.groups.flatMap(({ code, name }) => {
    const own = people.filter(({ group }) => group === code)
    return own.length ? [t('tables.of-group', { group: name[language], people: names(speaker, own) })] : []
  })
}

/** Whoever was not drawn to a table stands with how they came there. */
function names({ language, t }: Speaker, people: RecordSeat[]) {
  const said = people.map(({ name, organisation, moved, drawnTo }) =>
    t(moved ? 'tables.moved' : drawnTo === null ? 'tables.late' : 'tables.person', { name, organisation }),
  )
  return formatList(said, language)
}
