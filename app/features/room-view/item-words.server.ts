import type { DocumentNode } from '#app/editor/schema/document-json.ts'
import { plainText } from '#app/editor/schema/plain-text.ts'
import { outlineOf } from '#app/features/frameworks/frameworks.queries.server.ts'
import { recentWordsOf } from '#app/features/publishing/drafts.queries.server.ts'
import type { SessionSubject } from '#app/features/sessions/session-access.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { ItemWords, SectionWords, WordsBlock } from './item-words.ts'

/** So many sections of one item, and so many letters of each, are read on a phone in a room. */
const MOST_SECTIONS = 4
const MOST_LETTERS = 12_000

/** What the sections say that an item is about, as plain words with the numbers of their paragraphs. Nothing of an item that not everybody sees. */
export async function itemWords({ session, roundtable }: SessionSubject, itemId: string | null): Promise<ItemWords> {
  if (!itemId) return { itemId: '', sections: [] }
  const links = await db.agendaLink.findMany({
    where: {
      subjectType: 'section',
      item: { id: itemId, sessionId: session.id, removedAt: null, visibility: 'all' },
      section: { removedAt: null, pillar: { removedAt: null } },
    },
    select: { id: true, sectionId: true },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    take: MOST_SECTIONS,
  })
  if (!links.length) return { itemId, sections: [] }
  const sections = (await outlineOf(roundtable.id)).pillars.flatMap((pillar) => pillar.sections)
  const words = await Promise.all(
    links.map(async ({ id, sectionId }) => {
      const section = sections.find((one) => one.id === sectionId)
      return section ? wordsOf(id, await recentWordsOf(section.id), section.number) : null
    }),
  )
  return { itemId, sections: words.filter((one) => one !== null) }
}

/** Paragraphs are counted as on the page of the section: those at the top that say something. */
export function wordsOf(linkId: string, { content = [] }: DocumentNode, number: string): SectionWords {
  const blocks: WordsBlock[] = []
  let [paragraph, letters] = [0, 0]
  for (const node of content) {
    const text = plainText({ type: 'doc', content: [node] }).trim()
    if (node.type === 'paragraph' && node.content?.length) paragraph++
    if (!text) continue
    if (letters > 0 && letters + text.length > MOST_LETTERS) return { linkId, blocks, more: true }
    letters += text.length
    blocks.push({
      text,
      ...(node.type === 'heading' && { heading: true as const }),
      ...(node.type === 'paragraph' && { number: `${number}.${paragraph}` }),
    })
  }
  return { linkId, blocks, more: false }
}
