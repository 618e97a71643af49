import { useTranslation } from 'react-i18next'
import { type Dragged, type DropPosition, handleId, type OutlineDrag } from './use-outline-drag.ts'

/** The handle of a row, once it can be taken. */
export function RowHandle({ drag, title, ...item }: Dragged & { drag: OutlineDrag; title: string }) {
  if (!drag.parts) return null
  return <drag.parts.DragHandle id={handleId(item)} title={title} onStart={() => drag.start(item)} onEnd={drag.end} />
}

type RowPlaceProps = { drag: OutlineDrag; kind: Dragged['kind']; at: DropPosition; before?: string; endOf?: string }

/** A place in the outline, while something is dragged that does not stand there already. Its row is positioned. */
export function RowPlace({ drag, kind, at, before, endOf }: RowPlaceProps) {
  const { t } = useTranslation('framework')
  const { parts, dragged } = drag
  if (!parts || dragged?.kind !== kind || dragged.id === at.beforeId || dragged.id === at.afterId) return null
  const label = before
    ? t('move.before', { title: before })
    : endOf
      ? t('move.end-of', { title: endOf })
      : t('move.end')
  return <parts.DropPlace label={label} onDrop={() => drag.drop(at)} />
}
