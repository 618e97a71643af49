import type { Editor } from '@tiptap/core'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '#app/ui/icons.tsx'
import { useKeyboardRoom } from '#app/ui/use-keyboard-room.ts'
import { useEditorValue } from '../use-editor-value.ts'
import { toolState } from './tool-state.ts'
import { Tool, Toolbar, ToolGroup } from './toolbar.tsx'

export type PanelName = 'block' | 'link' | 'table' | 'footnote' | 'indicator'

type Props = {
  editor: Editor
  reader: boolean
  open: PanelName | null
  onPanel: (panel: PanelName, anchor: Element) => void
  onComment?: () => void
  onHelp: () => void
  onOther: () => void
  /** Called when somebody comes to the tools, often. */
  onReach: () => void
  toolbarRef: Ref<HTMLDivElement>
}

export function SectionToolbar({
  editor,
  reader,
  open,
  onPanel,
  onComment,
  onHelp,
  onOther,
  onReach,
  toolbarRef,
}: Props) {
  const { t } = useTranslation('editor')
  const leave = () => editor.view.focus()
  useKeyboardRoom()
  return (
    <Toolbar
      key={`${reader} ${!onComment}`}
      className="editor-toolbar"
      label={t('tools.label')}
      first={onComment ? 'comment' : reader ? 'help' : 'block'}
      onLeave={leave}
      onOther={onOther}
      onReach={onReach}
      toolbarRef={toolbarRef}
    >
      {onComment ? (
        <ToolGroup label={t('tools.groups.talk')} className="tool-group-first">
          <Tool name="comment" icon="comment" keys="Mod+Alt+M" onRun={onComment} className="tool-wide">
            <span>{t('tools.comment')}</span>
          </Tool>
        </ToolGroup>
      ) : null}
      {reader ? null : <WritingTools editor={editor} open={open} onPanel={onPanel} />}
      <ToolGroup label={t('tools.groups.help')}>
        <Tool name="help" icon="info" keys="Mod+/" aria-haspopup="dialog" onRun={onHelp} />
      </ToolGroup>
    </Toolbar>
  )
}

function WritingTools({ editor, open, onPanel }: Pick<Props, 'editor' | 'open' | 'onPanel'>) {
  const { t } = useTranslation('editor')
  const state = useEditorValue(editor, toolState)
  const panel = (name: PanelName, popup: 'menu' | 'dialog') =>
    ({
      'aria-haspopup': popup,
      'aria-expanded': open === name,
      onRun: (button: HTMLButtonElement) => onPanel(name, button),
    }) as const
  const { commands } = editor
  return (
    <>
      <ToolGroup label={t('tools.groups.text')}>
        <Tool
          name="block"
          className="tool-wide tool-block"
          {...panel('block', 'menu')}
          aria-label={t('tools.blockNow', { block: t(`blocks.${state.block}`) })}
        >
          <span>{t(`blocks.${state.block}`)}</span>
          <Icon name="down" />
        </Tool>
        <Tool name="bold" icon="bold" keys="Mod+B" pressed={state.bold} onRun={() => commands.toggleMark('bold')} />
        <Tool
          name="italic"
          icon="italic"
          keys="Mod+I"
          pressed={state.italic}
          onRun={() => commands.toggleMark('italic')}
        />
      </ToolGroup>
      <ToolGroup label={t('tools.groups.blocks')}>
        <Tool
          name="bulletList"
          icon="bullets"
          keys="Mod+Shift+8"
          pressed={state.bulletList}
          onRun={() => commands.toggleList('bulletList', 'listItem')}
        />
        <Tool
          name="orderedList"
          icon="numbers"
          keys="Mod+Shift+7"
          pressed={state.orderedList}
          onRun={() => commands.toggleList('orderedList', 'listItem')}
        />
        <Tool
          name="quote"
          icon="quote"
          keys="Mod+Shift+B"
          pressed={state.quote}
          disabled={!state.quote && (state.table || state.bulletList || state.orderedList)}
          onRun={() => commands.toggleWrap('blockquote')}
        />
      </ToolGroup>
      <ToolGroup label={t('tools.groups.insert')}>
        <Tool name="link" icon="link" keys="Mod+K" {...panel('link', 'dialog')} pressed={state.link} />
        <Tool name="table" icon="table" {...panel('table', 'menu')} pressed={state.table} />
        <Tool name="footnote" icon="footnote" {...panel('footnote', 'dialog')} />
        <Tool name="indicator" icon="scale" {...panel('indicator', 'dialog')} />
      </ToolGroup>
      <ToolGroup label={t('tools.groups.history')}>
        <Tool name="undo" icon="undo" keys="Mod+Z" disabled={!state.canUndo} onRun={() => commands.undo()} />
        <Tool name="redo" icon="redo" keys="Mod+Shift+Z" disabled={!state.canRedo} onRun={() => commands.redo()} />
      </ToolGroup>
    </>
  )
}
