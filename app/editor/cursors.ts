import { dropCursor } from '@tiptap/pm/dropcursor'
import { gapCursor } from '@tiptap/pm/gapcursor'

/** The caret between two blocks, and the mark of where dragged words would land. */
export const gap = gapCursor()
export const drop = dropCursor({ class: 'drop-cursor', color: false })
