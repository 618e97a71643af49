import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { RoomItemData, RoomLink } from '#app/features/room/room-items.server.ts'
import { Icon } from '#app/ui/icons.tsx'
import { Card } from '#app/ui/page.tsx'
import { type Running, Timer, TimerBar } from '#app/ui/timer.tsx'
import type { SectionWords } from './item-words.ts'

type Props = {
  item: RoomItemData
  count: number
  running: Running | null
  /** What the sections say that it is about, where it is here already. */
  words: readonly SectionWords[]
}

/** One item of the agenda: what it is called, what it is about, and how long it still has while the room is on it. */
export function ItemCard({ item, count, running, words }: Props) {
  const { t } = useTranslation('room')
  return (
    <Card className="room-item">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm text-ink-2">
        <p>{item.number ? t('item.of', { number: item.number, count }) : null}</p>
        {running ? (
          <p>
            <Timer label={t('time-left')} {...running} className="text-lg text-ink" />{' '}
            {t(running.runningSince === null ? 'item.paused' : 'left')}
          </p>
        ) : (
          <p>{t('item.planned-minutes', { count: item.minutes })}</p>
        )}
      </div>
      <h2 dir="auto" className="room-item-title">
        {item.title}
      </h2>
      {running ? <TimerBar {...running} /> : null}
      {item.note ? (
        <p dir="auto" className="mt-3 whitespace-pre-wrap break-words">
          {item.note}
        </p>
      ) : null}
      {item.links.length ? (
        <ul className="room-links" aria-label={t('item.linked')}>
          {item.links.map((link) => (
            <li key={link.id}>
              <RoomLinkLine link={link} />
              <Words words={words.find(({ linkId }) => linkId === link.id)} link={link} />
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  )
}

function RoomLinkLine({ link: { kind, title, to, words, outside } }: { link: RoomLink }) {
  const { t } = useTranslation('room')
  return (
    <>
      <p className="kicker">{t(`item.link.${kind}`)}</p>
      {outside ? (
        <a href={to} rel="noreferrer" target="_blank" dir="auto">
          {title} <Icon name="external" />
        </a>
      ) : (
        <Link to={to} dir="auto">
          {title}
        </Link>
      )}
      {words ? (
        <p dir="auto" className="room-words">
          {words}
        </p>
      ) : null}
    </>
  )
}

/** What a section says, with the numbers by which people speak of its paragraphs. It scrolls within, so that the floor stays near. */
function Words({ words, link: { title, to } }: { words: SectionWords | undefined; link: RoomLink }) {
  const { t } = useTranslation('room')
  if (!words) return null
  if (!words.blocks.length) return <p className="mt-1 text-sm text-ink-2">{t('item.no-words')}</p>
  return (
    // What scrolls is reached by key.
    <div className="room-text" role="group" aria-label={t('item.words-of', { title })} tabIndex={0}>
      {words.blocks.map(({ text, heading, number }, at) =>
        heading ? (
          <h3 key={at} dir="auto">
            {text}
          </h3>
        ) : (
          <p key={at} dir="auto">
            {number ? <span className="room-text-number">{number}</span> : null} {text}
          </p>
        ),
      )}
      {words.more ? <Link to={to}>{t('item.words-more')}</Link> : null}
    </div>
  )
}
