import { useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Badge } from '#app/ui/badge.tsx'
import { type NavItem, TabBar, WorkspaceFrame as Frame, WorkspaceHeader } from '#app/ui/header.tsx'
import { UnsentPlace } from '#app/ui/unsent/unsent-place.tsx'
import { type Account, AccountMenu } from './account-menu.tsx'
import { type RoundtableChoice, RoundtableSwitcher } from './roundtable-switcher.tsx'

export type FrameData = RoundtableChoice & { demonstration: boolean; me: Account; ballotsWaiting: number }

/** `ownBar`: on phones the page brings a bar of its own in the place of the tabs; `ownHead`, one in the place of the header too. `textId`: its text, to skip to. */
export type FrameHandle = { ownBar?: boolean; ownHead?: boolean; textId?: string }

/** What surrounds every page of a roundtable. */
export function WorkspaceFrame({
  frame,
  ownBar,
  ownHead,
  textId,
  banner,
  children,
}: FrameHandle & { frame: FrameData; banner?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('roundtable')
  const nav = useNavigationItems(frame)
  return (
    <Frame
      textId={textId}
      header={
        <>
          {ownHead ? null : (
            <WorkspaceHeader
              home={paths.home()}
              homeLabel={t('frame.public-site')}
              place={<RoundtableSwitcher frame={frame} />}
              nav={nav}
              navLabel={t('frame.navigation')}
              end={<AccountMenu me={frame.me} />}
            />
          )}
          {frame.demonstration ? (
            <aside
              aria-label={t('frame.notice')}
              className="border-b border-line bg-inset px-4 py-1 text-center text-xs text-ink-2"
            >
              {t('frame.demonstration')}
            </aside>
          ) : null}
          {banner}
          <UnsentPlace />
        </>
      }
      tabs={ownBar || ownHead ? <></> : <TabBar items={nav} label={t('frame.tabs')} />}
    >
      {children}
    </Frame>
  )
}

function useNavigationItems({ current, ballotsWaiting }: FrameData): NavItem[] {
  const { t } = useTranslation('roundtable')
  const { pathname } = useLocation()
  const waiting =
    ballotsWaiting > 0 ? (
      <Badge tone="solid" label={t('frame.ballots-waiting', { count: ballotsWaiting })}>
        {ballotsWaiting}
      </Badge>
    ) : undefined
  return [
    { to: paths.roundtable(current.id), label: t('nav.home'), icon: 'home', end: true },
    {
      to: paths.framework(current.id),
      label: t('nav.framework'),
      icon: 'file',
      current: pathname.includes('/sections/') || undefined,
    },
    { to: paths.indicators(current.id), label: t('nav.indicators'), icon: 'numbers' },
    { to: paths.ballots(current.id), label: t('nav.ballots'), icon: 'scale', badge: waiting },
    { to: paths.sessions(current.id), label: t('nav.sessions'), icon: 'calendar' },
    { to: paths.people(current.id), label: t('nav.people'), icon: 'people' },
  ]
}
