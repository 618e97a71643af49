import sprite from './icons.svg?url'

export type IconName =
  | 'agreed'
  | 'alert'
  | 'arrow'
  | 'bell'
  | 'bold'
  | 'bullets'
  | 'calendar'
  | 'check'
  | 'check-circle'
  | 'clock'
  | 'close'
  | 'comment'
  | 'dashed'
  | 'down'
  | 'download'
  | 'drag'
  | 'edit'
  | 'external'
  | 'eye'
  | 'file'
  | 'filter'
  | 'flag'
  | 'footnote'
  | 'globe'
  | 'half'
  | 'hand'
  | 'heading'
  | 'history'
  | 'home'
  | 'info'
  | 'italic'
  | 'left'
  | 'link'
  | 'list'
  | 'lock'
  | 'mail'
  | 'menu'
  | 'mic'
  | 'minus'
  | 'moon'
  | 'more'
  | 'numbers'
  | 'offline'
  | 'paragraph'
  | 'pause'
  | 'people'
  | 'person'
  | 'phone'
  | 'plus'
  | 'quarter'
  | 'quote'
  | 'redo'
  | 'reply'
  | 'retired'
  | 'right'
  | 'saved'
  | 'scale'
  | 'search'
  | 'suggest'
  | 'sun'
  | 'support'
  | 'system'
  | 'table'
  | 'trash'
  | 'undo'
  | 'up'
  | 'upload'

/** A line icon, hidden from assistive technology; with `label` it is an image with that name. */
export function Icon({ name, label, className }: { name: IconName; label?: string; className?: string }) {
  const naming = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true }
  return (
    <svg className={className ? `icon ${className}` : 'icon'} focusable="false" {...naming}>
      <use href={`${sprite}#${name}`} />
    </svg>
  )
}

/** The address of one drawing in the sprite. */
export function spriteHref(id: string) {
  return `${sprite}#${id}`
}
