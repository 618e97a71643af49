import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Icon, type IconName } from '#app/ui/icons.tsx'
import type { ItemLink, LinkKind } from './link-words.ts'

const ICONS: Record<LinkKind, IconName> = {
  section: 'file',
  indicator: 'numbers',
  ballot: 'scale',
  thread: 'comment',
  'related-document': 'file',
  address: 'link',
}

/** What an item is about. Each opens beside the agenda. */
export function LinkChips({ links, page, open }: { links: ItemLink[]; page: string; open?: string }) {
  const { t } = useTranslation('sessions')
  if (!links.length) return null
  return (
    <ul className="mt-2 flex flex-wrap gap-2" aria-label={t('links.title')}>
      {links.map(({ id, kind, title }) => (
        <li key={id} className="max-w-full">
          <Link
            id={`link-${id}`}
            to={`${page}?link=${id}`}
            preventScrollReset
            aria-current={open === id || undefined}
            className="inline-flex max-w-full items-center gap-1.5 rounded-sm border border-line bg-inset px-2 py-1 text-sm no-underline aria-[current]:border-ink"
          >
            <Icon name={ICONS[kind]} label={t(`links.kind.${kind}`)} />
            <span className="truncate" dir="auto">
              {title ?? t('links.gone')}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
