import { useTranslation } from 'react-i18next'
import type { Footnote } from './schema/document-json.ts'

/** The notes under the text, in the order of their numbers. */
export function FootnoteList({ notes }: { notes: readonly Footnote[] }) {
  const { t } = useTranslation('editor')
  if (notes.length === 0) return null
  return (
    <section className="footnotes" aria-labelledby="footnotes-title">
      <h2 id="footnotes-title" className="footnotes-title">
        {t('footnote.list')}
      </h2>
      <ol>
        {notes.map((note) => (
          <li key={note.number} id={`note-${note.number}`} tabIndex={-1} dir="auto">
            {note.text || t('footnote.empty')}{' '}
            <a href={`#note-ref-${note.number}`} aria-label={t('footnote.back', { number: note.number })}>
              {t('footnote.backShort')}
            </a>
          </li>
        ))}
      </ol>
    </section>
  )
}
