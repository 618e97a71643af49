import type { Editor } from '@tiptap/core'
import { useTranslation } from 'react-i18next'
import type { ChipIndicator } from '../indicator-lookup.ts'
import { AnchoredPopover } from './anchored-popover.tsx'
import { type FootnoteDraft, FootnoteForm } from './footnote-form.tsx'
import { IndicatorPicker } from './indicator-picker.tsx'
import { LinkForm } from './link-form.tsx'
import { BlockMenu, TableMenu } from './menus.tsx'
import type { PanelName } from './section-toolbar.tsx'

export type OpenPanel = { name: PanelName; anchor: Element; footnote?: FootnoteDraft }

type Props = {
  editor: Editor
  panel: OpenPanel
  indicators: readonly ChipIndicator[]
  onClose: () => void
  onDismiss: () => void
}

/** The one panel that is open. When its work is done the caret is in the text again; when it is only closed, the browser gives the focus back. */
export function Panel({ editor, panel, indicators, onClose, onDismiss }: Props) {
  const { t } = useTranslation('editor')
  const done = () => {
    onClose()
    editor.view.focus()
  }
  const { name, anchor } = panel
  if (name === 'block')
    return (
      <BlockMenu
        editor={editor}
        anchor={anchor}
        onClose={(back) => (back ? done() : onClose())}
        onDismiss={onDismiss}
      />
    )
  if (name === 'table')
    return (
      <TableMenu
        editor={editor}
        anchor={anchor}
        onClose={(back) => (back ? done() : onClose())}
        onDismiss={onDismiss}
      />
    )
  return (
    <AnchoredPopover anchor={anchor} label={t(`tools.${name}`)} onDismiss={onDismiss}>
      {name === 'link' ? <LinkForm editor={editor} onDone={done} /> : null}
      {name === 'footnote' ? (
        <FootnoteForm editor={editor} draft={panel.footnote ?? { place: null, text: '' }} onDone={done} />
      ) : null}
      {name === 'indicator' ? (
        <IndicatorPicker
          indicators={indicators}
          onPick={(indicator) => {
            editor.commands.insertContent({ type: 'indicatorChip', attrs: { indicatorId: indicator.id } })
            done()
          }}
        />
      ) : null}
    </AnchoredPopover>
  )
}
