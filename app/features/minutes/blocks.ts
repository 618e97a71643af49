import { DAMAGED, type DocumentNode } from '#app/editor/schema/document-json.ts'
import type { MinutesRecord, Texts } from './record-types.ts'
import type { Said } from './said.ts'

export type Run = { text: string; bold?: boolean; italic?: boolean; href?: string }
/** What every file is made of: the parts that readers of all formats know. */
export type Block =
  | { type: 'title' | 'paragraph' | 'quote'; runs: Run[] }
  | { type: 'heading'; level: 1 | 2 | 3; runs: Run[] }
  | { type: 'list'; ordered: boolean; start: number; items: Block[][] }
  | { type: 'table'; caption: string; head: Run[][]; rows: Run[][][] }

const plain = (text: string): Run[] => [{ text }]
const paragraph = (...runs: Run[]): Block => ({ type: 'paragraph', runs })

/** The minutes as blocks, in the language of whoever asked for the file. */
export function blocksOf(
  record: MinutesRecord,
  said: Said,
  t: Texts,
  seal: { sha256: string; at: string } | null,
): Block[] {
  const { roundtable, rapporteur, session } = record
  return [
    { type: 'title', runs: plain(said.title) },
    paragraph({ text: t('file.roundtable', { number: roundtable.number, title: roundtable.title[said.language] }) }),
    paragraph({ text: said.when }),
    ...(session.place ? [paragraph({ text: t('file.place', { place: session.place }) })] : []),
    ...(rapporteur ? [paragraph({ text: t('file.rapporteur', { who: said.person(rapporteur) }) })] : []),
    paragraph({
      text: seal ? t('file.approved', { day: said.dateTime(seal.at), sha256: seal.sha256 }) : t('file.draft'),
    }),
    { type: 'heading', level: 1, runs: plain(t('attendance.title')) },
    ...said.attendance().map((text) => paragraph({ text })),
    attendanceTable(record, said, t),
    ...record.items.flatMap((item) => itemBlocks(item, said, t)),
    ...(isEmpty(record.text)
      ? []
      : [{ type: 'heading' as const, level: 1 as const, runs: plain(t('text.title')) }, ...textBlocks(record.text)]),
    ...correctionBlocks(record, said, t),
  ]
}

function attendanceTable({ attendance }: MinutesRecord, said: Said, t: Texts): Block {
  const rows = attendance.groups.flatMap(({ name, people }) =>
    people.length
      ? people.map((one) => [
          plain(name[said.language]),
          plain(one.name),
          plain(one.organisation),
          plain(t(`mode.${one.mode}`)),
          plain(said.time(one.from)),
          plain(one.to ? said.time(one.to) : ''),
        ])
      : [[plain(name[said.language]), plain(t('attendance.nobody')), [], [], [], []]],
  )
  const head = ['group', 'name', 'organisation', 'mode', 'from', 'to'].map((key) => plain(t(`attendance.${key}`)))
  return { type: 'table', caption: t('attendance.caption'), head, rows }
}

function itemBlocks(item: MinutesRecord['items'][number], said: Said, t: Texts): Block[] {
  const title = item.id ? `${item.number} ${item.title}` : t('item.outside')
  return [
    { type: 'heading', level: item.number.includes('.') ? 2 : 1, runs: plain(title) },
    ...(item.id ? [paragraph({ text: said.item(item), italic: true })] : []),
    ...item.lines.flatMap((line): Block[] => [
      paragraph({ text: `${said.time(line.at)}  `, bold: true }, { text: said.line(line) }),
      ...(line.summary && !line.hidden ? [{ type: 'quote' as const, runs: plain(line.summary) }] : []),
      ...(line.corrected !== null && !line.hidden
        ? [{ type: 'quote' as const, runs: plain(t('line.corrected', { text: line.corrected, reason: line.reason })) }]
        : []),
    ]),
    ...tableBlocks(item, said, t),
  ]
}

/** What the tables of an item bring back stands below what happened in it. */
function tableBlocks({ number, tables: drawn }: MinutesRecord['items'][number], said: Said, t: Texts): Block[] {
  if (!drawn) return []
  const { draw, tables, apart } = said.tables(drawn)
  const level = number.includes('.') ? 3 : 2
  return [
    paragraph({ text: [...draw, ...(apart ? [apart] : [])].join(' ') }),
    ...tables.flatMap(({ title, groups, reporter }, at): Block[] => {
      const { notes } = drawn.tables[at]!
      return [
        { type: 'heading', level, runs: plain(title) },
        paragraph({ text: [...groups, ...(reporter ? [reporter] : [])].join(' '), italic: true }),
        ...(isEmpty(notes) ? [paragraph({ text: t('tables.no-notes') })] : textBlocks(notes)),
      ]
    }),
  ]
}

function correctionBlocks({ corrections }: MinutesRecord, said: Said, t: Texts): Block[] {
  const settled = corrections.filter(({ state }) => state === 'taken' || state === 'declined')
  if (!settled.length) return []
  return [
    { type: 'heading', level: 1, runs: plain(t('corrections.title')) },
    {
      type: 'list',
      ordered: false,
      start: 1,
      items: settled.map((one) => [
        paragraph({
          text: t(`corrections.file-${one.state}`, {
            who: said.person(one.by),
            proposal: one.proposal,
            reason: one.reason,
            answer: one.answer,
          }),
        }),
      ]),
    },
  ]
}

export function isEmpty({ content = [] }: DocumentNode) {
  return content.every((node) => node.type === 'paragraph' && !node.content?.length)
}

/** The rapporteur's text. Notes stand in brackets where they belong; what no editor could have made is left out. */
export function textBlocks({ content = [] }: DocumentNode): Block[] {
  return content.flatMap((node): Block[] => {
    switch (node.type) {
      case 'heading':
        // Below the heading of the text itself.
        return [{ type: 'heading', level: node.attrs?.level === 2 ? 2 : 3, runs: runsOf(node) }]
      case 'blockquote':
        return textBlocks(node).map((block) => (block.type === 'paragraph' ? { ...block, type: 'quote' } : block))
      case 'bulletList':
      case 'orderedList': {
        const ordered = node.type === 'orderedList'
        const items = (node.content ?? []).map(textBlocks)
        return [{ type: 'list', ordered, start: Number(node.attrs?.start ?? 1), items }]
      }
      case 'table': {
        const [head = [], ...rows] = (node.content ?? []).map((row) => (row.content ?? []).map(runsOf))
        return [{ type: 'table', caption: '', head, rows }]
      }
      case DAMAGED:
        return []
      default:
        return [{ type: 'paragraph', runs: runsOf(node) }]
    }
  })
}

function runsOf(node: DocumentNode): Run[] {
  if (node.type === 'hardBreak') return [{ text: '\n' }]
  if (node.type === 'footnote') return [{ text: ` [${String(node.attrs?.text ?? '')}]` }]
  if (node.text === undefined) {
    const parts = (node.content ?? []).map(runsOf)
    // Paragraphs of a cell are parted.
    return parts.flatMap((runs, at) =>
      at && node.content![at]!.type === 'paragraph' ? [{ text: '\n' }, ...runs] : runs,
    )
  }
  const mark = (type: string) => node.marks?.find((one) => one.type === type)
  const href = mark('link')?.attrs?.href
  return [
    {
      text: node.text,
      ...(mark('bold') && { bold: true }),
      ...(mark('italic') && { italic: true }),
      ...(typeof href === 'string' && { href }),
    },
  ]
}
