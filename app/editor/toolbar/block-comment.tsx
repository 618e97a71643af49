import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '#app/ui/icons.tsx'
import { type PassageAnchor, passageAnchor } from '../selection-anchor.ts'
import { useKeyNames } from './use-key-names.ts'

const BLOCKS = 'p, h2, h3'

/** At the edge of the sheet, beside the paragraph under the pointer: a comment on all of it. The keyboard's way is the same key as for chosen words. */
export function BlockComment({ editor, onComment }: { editor: Editor; onComment: (passage: PassageAnchor) => void }) {
  const { t } = useTranslation('editor')
  const keyNames = useKeyNames()
  const button = useRef<HTMLButtonElement>(null)
  const [block, setBlock] = useState(() =>
    editor.isDestroyed ? null : withWords(editor.view.dom.querySelector(`:is(${BLOCKS}):hover`)),
  )

  useEffect(() => {
    if (editor.isDestroyed) return
    const { dom } = editor.view
    const point = ({ target }: Event) => {
      const found = (target as Element).closest?.(BLOCKS)
      if (found && dom.contains(found)) setBlock(withWords(found))
    }
    dom.addEventListener('pointermove', point)
    return () => dom.removeEventListener('pointermove', point)
  }, [editor])

  useLayoutEffect(() => {
    const place = () => {
      const frame = button.current?.offsetParent?.getBoundingClientRect()
      if (!block?.isConnected) setBlock(null)
      else if (button.current && frame) button.current.style.top = `${block.getBoundingClientRect().top - frame.top}px`
    }
    place()
    editor.on('transaction', place)
    return () => void editor.off('transaction', place)
  }, [editor, block])

  function comment() {
    if (!block?.isConnected) return
    const { state, view } = editor
    const place = TextSelection.near(state.doc.resolve(view.posAtDOM(block, 0)))
    // The words of that paragraph, as if the caret stood in it; it stays where it is.
    const passage = passageAnchor(state.apply(state.tr.setSelection(TextSelection.create(state.doc, place.from))))
    if (passage) onComment(passage)
  }
  if (!block) return null
  const label = t('tools.commentBlock')
  return (
    <button
      ref={button}
      type="button"
      tabIndex={-1}
      className="block-comment"
      aria-label={label}
      title={t('tools.withKeys', { label, keys: keyNames('Mod+Alt+M') })}
      onMouseDown={(event) => event.preventDefault()}
      onClick={comment}
    >
      <Icon name="comment" />
    </button>
  )
}

function withWords(block: Element | null): Element | null {
  return block?.textContent?.trim() ? block : null
}
