import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'

// What stands over the text at the upper and the lower edge of the screen, and a line more.
const BARS = { top: 190, bottom: 90, left: 5, right: 5 }
const PHONE = { top: 90, bottom: 90, left: 5, right: 5 }

/** The caret is scrolled to where no bar covers its line. */
export const roomForBars = Extension.create({
  name: 'roomForBars',
  addProseMirrorPlugins: () => {
    const bars = window.innerWidth > 900 ? BARS : PHONE
    return [new Plugin({ props: { scrollThreshold: bars, scrollMargin: bars } })]
  },
})
