import { Link } from '@remix-run/react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '#app/ui/icons.tsx'

type Props = {
  title: string
  label: string
  /** The address without it. */
  close: string
  /** The id of what opened it, where the focus goes on once it is closed. */
  back: string
  /** What it shows: with another, the focus begins anew. */
  subject: string
  children: ReactNode
}

/** Beside the agenda on a wide screen, above it on a narrow one; an address of its own, so that it opens without scripts. */
export function SidePanel({ title, label, close, back, subject, children }: Props) {
  const { t } = useTranslation('sessions')
  const heading = useRef<HTMLHeadingElement>(null)
  const opener = useRef(back)
  opener.current = back
  useEffect(() => {
    // Opened from the page, not with it.
    if (document.activeElement && document.activeElement !== document.body) heading.current?.focus()
  }, [subject])
  useEffect(
    () => () => {
      const id = opener.current
      requestAnimationFrame(() => document.getElementById(id)?.focus())
    },
    [],
  )
  return (
    <aside
      className="card card-padded lg:sticky lg:top-20 lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto"
      aria-label={label}
    >
      <div className="card-header">
        <h2 ref={heading} tabIndex={-1} className="card-title wrap-anywhere" dir="auto">
          {title}
        </h2>
        <Link
          to={close}
          preventScrollReset
          className="icon-button icon-button-sm"
          aria-label={t('panel.close')}
          title={t('panel.close')}
        >
          <Icon name="close" />
        </Link>
      </div>
      {children}
    </aside>
  )
}
