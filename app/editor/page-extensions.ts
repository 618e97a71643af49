import type { Extensions } from '@tiptap/core'
import type { TFunction } from 'i18next'
import { clipboard } from './clipboard/clipboard.ts'
import type { IndicatorLookup } from './indicator-lookup.ts'
import { nodeViews } from './node-views.ts'
import { numbering } from './numbering.ts'
import type { PageActions } from './page-actions.ts'
import { placeholder } from './placeholder.ts'
import { readOnlyFor } from './read-only.ts'
import { roomForBars } from './room-for-bars.ts'
import { shortcuts, tabToTools } from './shortcuts.ts'
import { threadPassages } from './thread-passages.ts'

/** What the page adds to the bare editor. The functions are asked each time: the editor outlives many renders. */
export function pageExtensions(page: {
  number: string
  title: string
  t: TFunction<'editor'>
  indicators: IndicatorLookup
  isReader: () => boolean
  actions: () => PageActions
  onActivateThread: (threadId: string) => void
}): Extensions {
  const { number, title, t, indicators, isReader, actions, onActivateThread } = page
  return [
    readOnlyFor(isReader, (reader) => t(reader ? 'text.read' : 'text.write', { number, title })),
    placeholder(() => t(isReader() ? 'text.emptyRead' : 'text.emptyWrite')),
    roomForBars,
    threadPassages(onActivateThread),
    numbering(number, (note) => t('footnote.reference', { number: note })),
    nodeViews({
      indicators,
      labels: {
        unknownIndicator: t('chip.unknown'),
        unknownBlock: t('text.unknownBlock'),
        brokenBlock: t('text.brokenBlock'),
        footnoteHint: t('footnote.edit'),
      },
      onFootnote: (position, element) => actions().footnote(position, element),
    }),
    clipboard({ indicators, t, announce: (message) => actions().announce(message) }),
    shortcuts(actions),
    tabToTools(actions),
  ]
}
