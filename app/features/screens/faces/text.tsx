import { useTranslation } from 'react-i18next'
import { SectionText } from '#app/editor/section-text.tsx'
import type { TextView } from '../face-views.ts'

/** The wording as it stands, and beneath it what is proposed: struck through what would go, underlined what would come. */
export function TextFace({ face }: { face: TextView }) {
  const { t } = useTranslation('screens')
  return (
    <div className="screen-middle">
      <h1 dir="auto">
        {face.number} {face.title}
      </h1>
      {face.proposed ? (
        <section className="screen-words" aria-label={t('text.proposed')}>
          <p className="screen-over">{t('text.proposed')}</p>
          <blockquote dir="auto">
            {face.proposed.map(({ kind, text }, at) =>
              kind === 'same' ? text : kind === 'removed' ? <del key={at}>{text}</del> : <ins key={at}>{text}</ins>,
            )}
          </blockquote>
        </section>
      ) : (
        <div className="screen-words">
          <SectionText content={face.content} number={face.number} />
        </div>
      )}
    </div>
  )
}
