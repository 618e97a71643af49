import { useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Footer, PublicFrame as Frame, PublicHeader } from '#app/ui/header.tsx'
import { LanguageSwitch } from '#app/ui/language-switch.tsx'
import { ThemeSwitch } from './theme-switch.tsx'

export type PublicFrameData = {
  programme: { name: string; demonstration: boolean }
  notice: string
  signedIn: boolean
  theme: 'system' | 'light' | 'dark'
}

const PARTS = ['issue', 'offer', 'roundtable', 'documents', 'contact'] as const

/** Notice, header and footer of every page outside the workspace. */
export function PublicFrame({ frame, children }: { frame: PublicFrameData; children: ReactNode }) {
  const { t } = useTranslation('public')
  const { name, demonstration } = frame.programme
  const entry = frame.signedIn
    ? { to: paths.roundtables(), label: t('header.workspace') }
    : { to: paths.signIn(), label: t('header.sign-in') }
  return (
    <Frame
      header={
        <div>
          {demonstration && frame.notice ? (
            <aside className="pub-notice" aria-label={t('notice')}>
              <p className="public-wrap">{frame.notice}</p>
            </aside>
          ) : null}
          <PublicHeader
            name={name}
            home={paths.home()}
            nav={[...PARTS.map((part) => ({ to: `${paths.home()}#${part}`, label: t(`nav.${part}`) })), entry]}
            navLabel={t('nav.label')}
            end={<HeaderEnd signedIn={frame.signedIn} />}
          />
        </div>
      }
      footer={
        <Footer
          name={name}
          label={t('footer.label')}
          links={[
            { to: paths.accessibility(), label: t('footer.accessibility') },
            { to: paths.privacy(), label: t('footer.privacy') },
          ]}
        >
          <ThemeSwitch theme={frame.theme} />
        </Footer>
      }
    >
      {children}
    </Frame>
  )
}

function HeaderEnd({ signedIn }: { signedIn: boolean }) {
  const { t } = useTranslation('public')
  const { pathname } = useLocation()
  return (
    <>
      <LanguageSwitch />
      {signedIn ? (
        <LinkButton variant="quiet" to={paths.roundtables()}>
          {t('header.workspace')}
        </LinkButton>
      ) : null}
      {!signedIn && pathname !== paths.signIn() ? (
        <LinkButton variant="quiet" to={paths.signIn()}>
          {t('header.sign-in')}
        </LinkButton>
      ) : null}
      {pathname === paths.interest() ? null : (
        <LinkButton variant="primary" to={paths.interest()}>
          {t('partner')}
        </LinkButton>
      )}
    </>
  )
}
