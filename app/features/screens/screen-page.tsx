import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '#app/ui/class-names.ts'
import { Timer } from '#app/ui/timer.tsx'
import type { BallotView, FaceView, ItemView, ScreenView } from './face-views.ts'
import { SpeakersFace } from './faces/speakers.tsx'
import { TableFace } from './faces/table.tsx'
import { TablesFace } from './faces/tables.tsx'
import { TextFace } from './faces/text.tsx'
import { WelcomeFace } from './faces/welcome.tsx'
import { ItemHead } from './item-head.tsx'
import { type ScreenLook, ScreenModes } from './screen-modes.tsx'

/** The faces that the chapter of ballots draws; routes bring them together. */
export type OfOthers = {
  ballotFaces: Record<'ballot' | 'result', ComponentType<Pick<BallotView, 'ballots' | 'turnout'>>>
}

type Shown = { view: ScreenView; reader: boolean; look?: ScreenLook } & OfOthers

/** A projector's page. `reader`: the same in words alone, one below the other, for whoever reads with a screen reader or a braille line. */
export function ScreenPage({ view, reader, look, ballotFaces }: Shown) {
  const { t } = useTranslation('screens')
  const { session, item, face } = view
  return (
    <main id="main" className={classNames('screen', `screen-${face.kind}`, reader && 'is-reader')} data-look={look}>
      {face.kind === 'blank' ? (
        <h1 className="sr-only">{t('blank', { number: session.number })}</h1>
      ) : (
        <>
          <p className="screen-top">
            {session.live ? <span className="screen-live">{t('live')}</span> : null}
            <span dir="auto">{t('session', { number: session.number, title: session.title })}</span>
            {item ? (
              <span className="screen-left">
                <Timer label={t('left', { title: item.title })} {...item.running} />{' '}
                {t(item.running.runningSince === null ? 'paused' : 'table.left')}
              </span>
            ) : null}
          </p>
          <FaceOn face={face} reader={reader} ballotFaces={ballotFaces} />
        </>
      )}
      <ScreenModes reader={reader} look={look} />
    </main>
  )
}

/** What stands on the screen, or would stand there: the cockpit's page of screens shows the same, smaller. */
export function FaceOn({ face, reader = false, ballotFaces }: { face: FaceView; reader?: boolean } & OfOthers) {
  switch (face.kind) {
    case 'text':
      return <TextFace face={face} />
    case 'ballot':
    case 'result': {
      const Face = ballotFaces[face.kind]
      return (
        <div className="screen-middle">
          <Face ballots={face.ballots} turnout={face.turnout} />
        </div>
      )
    }
    case 'welcome':
      return <WelcomeFace face={face} />
    case 'timer':
      return <TimerFace item={face.item} />
    case 'speakers':
      return <SpeakersFace face={face} />
    case 'table':
      return <TableFace face={face} reader={reader} />
    case 'tables':
      return <TablesFace face={face} />
    default:
      return null
  }
}

function TimerFace({ item }: { item: ItemView | null }) {
  const { t } = useTranslation('screens')
  return (
    <div className="screen-middle">
      <ItemHead item={item} />
      {item ? (
        <p className="screen-clock">
          <Timer label={t('left', { title: item.title })} {...item.running} />
          {item.running.runningSince === null ? <small>{t('paused')}</small> : null}
        </p>
      ) : null}
    </div>
  )
}
