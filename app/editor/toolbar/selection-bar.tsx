import type { Editor } from '@tiptap/core'
import { type MutableRefObject, type Ref, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IconName } from '#app/ui/icons.tsx'
import { type PassageAnchor, passageAnchor } from '../selection-anchor.ts'
import { useEditorValue } from '../use-editor-value.ts'
import { toolState } from './tool-state.ts'
import { Tool, Toolbar } from './toolbar.tsx'

export type TextToolsProps = {
  editor: Editor
  reader: boolean
  /** Absent: this person may not comment here. */
  onComment?: (passage: PassageAnchor) => void
  onLink: (anchor: Element) => void
  onToolbar: () => void
  barRef: Ref<HTMLDivElement>
}

type BarTool = {
  name: string
  icon: IconName
  keys: string
  pressed?: boolean
  wide?: boolean
  popup?: 'dialog'
  run: (button: Element) => void
}

const GAP = 8

/** What is done to chosen words, beside them. Tab leads here from the text, Escape back. */
export function SelectionBar({ editor, reader, onComment, onLink, onToolbar, barRef }: TextToolsProps) {
  const { t } = useTranslation('editor')
  const state = useEditorValue(editor, toolState)
  const bar = useRef<HTMLDivElement | null>(null)
  const shown = useShown(editor)
  usePlace(editor, bar, shown)
  const tools: BarTool[] = []
  if (onComment) tools.push({ name: 'comment', icon: 'comment', keys: 'Mod+Alt+M', wide: true, run: comment })
  if (!reader) {
    tools.push(
      { name: 'link', icon: 'link', keys: 'Mod+K', pressed: state.link, popup: 'dialog', run: onLink },
      { name: 'bold', icon: 'bold', keys: 'Mod+B', pressed: state.bold, run: () => editor.commands.toggleMark('bold') },
      {
        name: 'italic',
        icon: 'italic',
        keys: 'Mod+I',
        pressed: state.italic,
        run: () => editor.commands.toggleMark('italic'),
      },
    )
  }
  function comment() {
    const passage = passageAnchor(editor.state)
    if (passage) onComment?.(passage)
  }
  if (!shown) return null
  return (
    <Toolbar
      key={`${reader} ${!onComment}`}
      className="selection-bar"
      label={t('tools.chosen')}
      first={tools[0]?.name ?? ''}
      onLeave={() => editor.view.focus()}
      onOther={onToolbar}
      toolbarRef={(element) => {
        bar.current = element
        if (typeof barRef === 'function') barRef(element)
        else if (barRef) (barRef as MutableRefObject<HTMLDivElement | null>).current = element
      }}
    >
      {tools.map(({ name, icon, keys, pressed, wide, popup, run }) => (
        <Tool
          key={name}
          name={name}
          icon={icon}
          keys={keys}
          pressed={pressed}
          aria-haspopup={popup}
          onRun={run}
          className={wide ? 'tool-wide' : undefined}
        >
          {wide ? <span>{t(`tools.${name}`)}</span> : null}
        </Tool>
      ))}
    </Toolbar>
  )
}

/** Not while the mouse still chooses, and no more after Escape, until other words are chosen. */
function useShown(editor: Editor) {
  const [pressing, setPressing] = useState(false)
  const [dismissed, dismiss] = useState(false)
  const range = useEditorValue(editor, ({ state: { selection } }) => `${selection.anchor}-${selection.head}`)
  useEffect(() => dismiss(false), [range])
  useEffect(() => {
    if (editor.isDestroyed) return
    const { dom } = editor.view
    const press = ({ pointerType }: PointerEvent) => setPressing(pointerType === 'mouse')
    const release = () => setPressing(false)
    const escape = ({ key, isComposing }: KeyboardEvent) => key === 'Escape' && !isComposing && dismiss(true)
    dom.addEventListener('pointerdown', press)
    dom.addEventListener('keydown', escape)
    window.addEventListener('pointerup', release)
    window.addEventListener('pointercancel', release)
    return () => {
      dom.removeEventListener('pointerdown', press)
      dom.removeEventListener('keydown', escape)
      window.removeEventListener('pointerup', release)
      window.removeEventListener('pointercancel', release)
    }
  }, [editor])
  return !pressing && !dismissed
}

/** Above the first chosen line; below the last one where the page's bars are in the way, and where a finger chose: there the phone's own menu is above. */
function usePlace(editor: Editor, bar: MutableRefObject<HTMLDivElement | null>, shown: boolean) {
  useLayoutEffect(() => {
    function place() {
      const panel = bar.current
      const frame = panel?.offsetParent?.getBoundingClientRect()
      if (!panel || !frame || editor.isDestroyed) return
      const { from, to } = editor.state.selection
      const [start, end] = [editor.view.coordsAtPos(from), editor.view.coordsAtPos(to, -1)]
      const tools = document.querySelector('.editor-toolbar')?.getBoundingClientRect().bottom ?? 0
      const above = start.top - panel.offsetHeight - GAP
      const below = matchMedia('(pointer: coarse)').matches || above < tools
      const left = Math.max(0, Math.min(start.left - frame.left, frame.width - panel.offsetWidth))
      panel.style.left = `${left}px`
      panel.style.top = `${(below ? end.bottom + GAP : above) - frame.top}px`
    }
    place()
    editor.on('transaction', place)
    window.addEventListener('resize', place)
    window.addEventListener('scroll', place, { passive: true })
    return () => {
      editor.off('transaction', place)
      window.removeEventListener('resize', place)
      window.removeEventListener('scroll', place)
    }
  }, [editor, bar, shown])
}
