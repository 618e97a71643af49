import type { Editor } from '@tiptap/core'
import { useTranslation } from 'react-i18next'
import { type BlockKind, setBlock, toolState } from './tool-state.ts'
import { type MenuAction, ToolbarMenu } from './toolbar-menu.tsx'

type MenuProps = { editor: Editor; anchor: Element; onClose: (returnFocus: boolean) => void; onDismiss: () => void }

const BLOCKS: readonly BlockKind[] = ['paragraph', 'heading', 'subheading']

export function BlockMenu({ editor, anchor, onClose, onDismiss }: MenuProps) {
  const { t } = useTranslation('editor')
  const { block, table } = toolState(editor)
  const actions = BLOCKS.map((kind) => ({
    key: kind,
    label: t(`blocks.${kind}`),
    checked: kind === block,
    disabled: table && kind !== 'paragraph',
    run: () => setBlock(editor, kind),
  }))
  return (
    <ToolbarMenu anchor={anchor} label={t('tools.block')} actions={actions} onClose={onClose} onDismiss={onDismiss} />
  )
}

export function TableMenu({ editor, anchor, onClose, onDismiss }: MenuProps) {
  const { t } = useTranslation('editor')
  const action = (key: string, run: () => unknown, more: Partial<MenuAction> = {}): MenuAction => ({
    key,
    label: t(`table.${key}`),
    run: () => {
      run()
      editor.view.focus()
    },
    ...more,
  })
  const { commands } = editor
  const actions = editor.isActive('table')
    ? [
        action('rowBefore', commands.addRowBefore),
        action('rowAfter', commands.addRowAfter),
        action('columnBefore', commands.addColumnBefore),
        action('columnAfter', commands.addColumnAfter),
        action('header', commands.toggleHeaderRow),
        action('deleteRow', commands.deleteRow, { danger: true }),
        action('deleteColumn', commands.deleteColumn, { danger: true }),
        action('deleteTable', commands.deleteTable, { danger: true }),
      ]
    : [action('insert', () => commands.insertTable({ rows: 3, cols: 3, withHeaderRow: true }))]
  return (
    <ToolbarMenu anchor={anchor} label={t('tools.table')} actions={actions} onClose={onClose} onDismiss={onDismiss} />
  )
}
