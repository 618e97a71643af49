import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Tag } from '#app/ui/badge.tsx'
import { Icon } from '#app/ui/icons.tsx'
import type { LinkDetails } from './link-words.ts'
import { SidePanel } from './side-panel.tsx'

/** One thing that the agenda is about, beside it: enough to know it again, and the way to its page. */
export function LinkPanel({ link, close }: { link: LinkDetails; close: string }) {
  const { t } = useTranslation('sessions')
  const { id, kind, title, to, lines, state } = link
  const outside = to !== null && /^https?:/.test(to)
  return (
    <SidePanel title={title ?? t('links.gone')} label={t('links.panel')} close={close} back={`link-${id}`} subject={id}>
      <p className="flex flex-wrap gap-2 text-sm text-ink-2">
        <span>{t(`links.kind.${kind}`)}</span>
        {state ? <Tag>{t(`links.state.${state}`, { defaultValue: state })}</Tag> : null}
      </p>
      {lines.map((line) => (
        <p key={line} className="mt-3 font-serif wrap-anywhere" dir="auto">
          {line}
        </p>
      ))}
      {title === null ? <p className="mt-3">{t('links.in-bin')}</p> : null}
      {to ? (
        <p className="mt-4">
          {outside ? (
            <a href={to} target="_blank" rel="noreferrer" className="wrap-anywhere">
              {t('links.open')} <Icon name="external" /> <span className="sr-only">{t('new-window')}</span>
            </a>
          ) : (
            <Link to={to}>{t('links.open')}</Link>
          )}
        </p>
      ) : null}
    </SidePanel>
  )
}
