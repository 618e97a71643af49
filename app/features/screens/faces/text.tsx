import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { SectionText } from '#app/editor/section-text.tsx'
import type { TextView } from '../face-views.ts'
import { useFit } from '../use-fit.ts'

/** The wording as it stands, and beside it what is proposed: struck through what would go, underlined what would come. As large as there is room for. */
export function TextFace({ face }: { face: TextView }) {
  const { t } = useTranslation('screens')
  const box = useRef<HTMLDivElement>(null)
  const isCut = useFit(box, face)
  const standing = t(face.agreed ? 'text.agreed' : 'text.standing')
  return (
    <div className="screen-middle screen-textual">
      <h1 dir="auto">
        {face.number} {face.title}
      </h1>
      <div ref={box} className="screen-words">
        <section aria-label={standing}>
          <p className="screen-over">{standing}</p>
          {/* A passage is counted from its own beginning: its numbers would be others than in the document. */}
          <SectionText content={face.content} number={face.number} showNumbers={false} />
        </section>
        {face.proposed ? (
          <section aria-label={t('text.proposed')}>
            <p className="screen-over">{t('text.proposed')}</p>
            <blockquote dir="auto">
              {face.proposed.map(({ kind, text }, at) =>
                kind === 'same' ? text : kind === 'removed' ? <del key={at}>{text}</del> : <ins key={at}>{text}</ins>,
              )}
            </blockquote>
          </section>
        ) : null}
      </div>
      {isCut ? <p className="screen-over">{t('text.goes-on')}</p> : null}
    </div>
  )
}
