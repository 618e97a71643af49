import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { Tag } from '#app/ui/badge.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { type Crumb, PageHeader } from '#app/ui/page.tsx'
import type { SessionView } from './sessions.queries.server.ts'
import { useSessionTimes } from './use-session-times.ts'

type Props = { roundtableId: string; session: SessionView; page?: string; actions?: ReactNode }

/** Which session it is, when and where: above every page of it. `page` is the page below the session's own. */
export function SessionHead({ roundtableId, session, page, actions }: Props) {
  const { t } = useTranslation('sessions')
  const { when, own } = useSessionTimes(session)
  const { number, title, state, place, videoLink } = session
  const here = { label: t('number', { number }), to: page ? sessionPaths.session(roundtableId, session.id) : undefined }
  const crumbs: Crumb[] = [
    { label: t('list.title'), to: sessionPaths.sessions(roundtableId) },
    here,
    ...(page ? [{ label: page }] : []),
  ]
  return (
    <PageHeader
      crumbs={crumbs}
      title={<span className="wrap-anywhere">{t('name', { number, title })}</span>}
      actions={actions}
      meta={
        <div className="grid gap-1 text-base text-ink-2">
          <p>
            {state === 'planned' ? null : (
              <>
                <Tag>{t(`state.${state}`)}</Tag>{' '}
              </>
            )}
            {when}
          </p>
          {own && state !== 'ended' ? <p className="text-sm">{own}</p> : null}
          {place ? <p className="wrap-anywhere">{place}</p> : null}
          {videoLink && state !== 'ended' ? (
            <p className="wrap-anywhere">
              <a href={videoLink} rel="noreferrer" target="_blank" className="inline-flex items-baseline gap-1">
                {t('video')} <Icon name="external" />
                <span className="sr-only">{t('new-window')}</span>
              </a>
            </p>
          ) : null}
        </div>
      }
    />
  )
}
