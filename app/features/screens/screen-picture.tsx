import { useTranslation } from 'react-i18next'
import type { FaceView } from './face-views.ts'
import { FaceOn, type OfOthers } from './screen-page.tsx'

/** Of a kind that this React knows by no name. */
const UNREACHABLE = { inert: '' }

/** A screen, small: its label says what stands on it, and what is drawn is for those who see it. */
export function ScreenPicture({ label, view, ballotFaces }: { label: string; view: FaceView } & OfOthers) {
  const { t } = useTranslation('screens')
  return (
    <figure>
      <figcaption className="mb-1 text-sm text-ink-2">
        {label}: {t(`face.${view.kind}`)}
      </figcaption>
      <div className={`screen-small screen-${view.kind}`} aria-hidden="true" {...UNREACHABLE}>
        <FaceOn face={view} ballotFaces={ballotFaces} />
      </div>
    </figure>
  )
}
