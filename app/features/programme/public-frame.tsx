import { Link, useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

import { paths } from '#app/shared/paths.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Logo } from '#app/ui/ring.tsx'

import { LanguageSwitch, ThemeSwitch } from './switches.tsx'

export type PublicFrameData = {
  programme: { name: string; demonstration: boolean }
  notice: string
  signedIn: boolean
  theme: 'system' | 'light' | 'dark'
}

const PARTS = ['issue', 'offer', 'roundtable', 'documents', 'contact'] as const

/** Header, notice and footer of every page outside the workspace. */
export function PublicFrame({ frame, children }: { frame: PublicFrameData; children: ReactNode }) {
  const { t } = useTranslation('public')
  return (
    <div className="public pub">
      <a className="skip-link" href="#main">{t('skip')}</a>
      {frame.programme.demonstration && frame.notice ? (
        <aside className="pub-notice" aria-label={t('notice')}>
          <p className="wrap">{frame.notice}</p>
        </aside>
      ) : null}
      <PublicHeader frame={frame} />
      <main id="main" tabIndex={-1}>{children}</main>
      <footer className="band pub-footer">
        <div className="wrap">
          <p>{frame.programme.name}</p>
          <ul>
            <li><Link to={paths.accessibility()}>{t('footer.accessibility')}</Link></li>
            <li><Link to={paths.privacy()}>{t('footer.privacy')}</Link></li>
          </ul>
          <ThemeSwitch theme={frame.theme} />
        </div>
      </footer>
    </div>
  )
}

function PublicHeader({ frame }: { frame: PublicFrameData }) {
  const { t } = useTranslation('public')
  const { pathname } = useLocation()
  return (
    <header className="pub-header">
      <div className="wrap">
        <Link className="pub-brand" to={paths.home()}>
          <Logo className="pub-mark" />
          <span>{frame.programme.name}</span>
        </Link>
        <nav className="pub-nav" aria-label={t('nav.label')}>
          <ul>
            {PARTS.map((part) => (
              <li key={part}><Link to={`${paths.home()}#${part}`}>{t(`nav.${part}`)}</Link></li>
            ))}
          </ul>
        </nav>
        <div className="pub-tools">
          <LanguageSwitch />
          {frame.signedIn ? (
            <LinkButton variant="quiet" to={paths.roundtables()}>{t('header.workspace')}</LinkButton>
          ) : pathname === paths.signIn() ? null : (
            <LinkButton variant="quiet" to={paths.signIn()}>{t('header.sign-in')}</LinkButton>
          )}
          {pathname === paths.interest() ? null : (
            <LinkButton variant="primary" to={paths.interest()}>{t('partner')}</LinkButton>
          )}
        </div>
      </div>
    </header>
  )
}
