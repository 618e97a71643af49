import { type Extensions, getSchema } from '@tiptap/core'
import { Footnote, IndicatorChip } from './atoms.ts'
import { Blockquote, Document, HardBreak, Heading, Paragraph, Text } from './blocks.ts'
import { BulletList, ListItem, OrderedList } from './lists.ts'
import { Bold, Comment, Italic, Link } from './marks.ts'
import { SectionTable, SectionTableCell, SectionTableHeader, SectionTableRow } from './tables.ts'

/** What a living text is made of, on both sides. The browser adds behaviour to it, never nodes that reach the document. */
export const documentExtensions: Extensions = [
  Document,
  Text,
  Paragraph,
  Heading,
  BulletList,
  OrderedList,
  ListItem,
  Blockquote,
  SectionTable,
  SectionTableRow,
  SectionTableHeader,
  SectionTableCell,
  HardBreak,
  Footnote,
  IndicatorChip,
  Link,
  Comment,
  Bold,
  Italic,
]

export const documentSchema = getSchema(documentExtensions)
