import type { DocumentNode } from '#app/editor/schema/document-json.ts'
import { plainText } from '#app/editor/schema/plain-text.ts'
import { outlineOf } from '#app/features/frameworks/frameworks.queries.server.ts'
import { publicWordsOf } from '#app/features/publishing/drafts.queries.server.ts'
import { type DiffPart, wordDiff } from '#app/shared/word-diff.ts'
import type { Face } from './screen-faces.ts'

type SessionOfScreen = { id: string; roundtableId: string }

export type TextFace = {
  kind: 'text'
  number: string
  title: string
  /** The table has agreed on these words. */
  agreed: boolean
  content: DocumentNode
  /** What would stand in its place, word by word; null where nothing is proposed. */
  proposed: DiffPart[] | null
}

/** What a face shows of a section: the words alone, as everybody at the table reads them. Null where the section is in the bin meanwhile. */
export async function textFace(
  { roundtableId }: SessionOfScreen,
  { sectionId, first, last, proposed }: Extract<Face, { kind: 'text' }>,
): Promise<TextFace | null> {
  const outline = await outlineOf(roundtableId)
  const section = outline.pillars.flatMap(({ sections }) => sections).find(({ id }) => id === sectionId)
  if (!section) return null
  const whole = await publicWordsOf(sectionId)
  const blocks = whole.content ?? []
  const content = {
    ...whole,
    content: first === undefined && last === undefined ? blocks : blocks.slice((first ?? 1) - 1, last ?? first),
  }
  return {
    kind: 'text',
    number: section.number,
    title: section.title,
    agreed: section.status === 'agreed',
    content,
    proposed: proposed ? wordDiff(plainText(content), proposed) : null,
  }
}
