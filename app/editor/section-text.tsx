import { useTranslation } from 'react-i18next'
import { classNames } from '#app/ui/class-names.ts'
import { FootnoteList } from './footnote-list.tsx'
import type { ChipIndicator } from './indicator-lookup.ts'
import { renderBlocks } from './render-blocks.tsx'
import { type DocumentNode, footnotesOf } from './schema/document-json.ts'
import type { ThreadRef } from './thread-passages.ts'

export type SectionTextProps = {
  content: DocumentNode
  /** "4.1": paragraphs are numbered below it. */
  number: string
  indicators?: readonly ChipIndicator[]
  threads?: readonly ThreadRef[]
  activeThread?: string | null
  showNumbers?: boolean
  /** Whether its reader may write: an empty text then invites to. */
  mayWrite?: boolean
}

/** A section's text without the editor: what the server sends, what is read before JavaScript, and what is printed. */
export function SectionText({
  content,
  number,
  indicators = [],
  threads = [],
  activeThread = null,
  showNumbers = true,
  mayWrite = false,
}: SectionTextProps) {
  const { t } = useTranslation('editor')
  const blocks = renderBlocks(content.content ?? [], {
    number,
    indicators: new Map(indicators.map((it) => [it.id, it])),
    resolved: new Set(threads.filter((it) => it.resolved).map((it) => it.id)),
    activeThread,
    labels: {
      paragraph: (paragraph) => t('text.paragraph', { number: paragraph }),
      note: (note) => t('footnote.reference', { number: note }),
      unknownIndicator: t('chip.unknown'),
      table: t('text.table'),
      damaged: t('text.damaged'),
    },
    notes: 0,
    passagesSeen: new Set(),
  })
  return (
    <>
      <div className={classNames('prose section-text', showNumbers && 'has-numbers')}>
        {isWithoutWords(content) ? (
          <p className="is-empty" data-placeholder={t(mayWrite ? 'text.emptyWrite' : 'text.emptyRead')}>
            <br />
          </p>
        ) : (
          blocks
        )}
      </div>
      <FootnoteList notes={footnotesOf(content)} />
    </>
  )
}

function isWithoutWords({ content = [] }: DocumentNode): boolean {
  return (
    content.length === 0 || (content.length === 1 && content[0]?.type === 'paragraph' && !content[0].content?.length)
  )
}
