import type { CDPSession, Page } from '@playwright/test'

/** Where the browser itself has the caret, the selection's end that moves: which block, and after how many letters of it. */
export function caretOn(page: Page) {
  return page.locator('.editor-host > .ProseMirror').evaluate((root) => {
    const { anchorNode, anchorOffset, focusNode, focusOffset } = document.getSelection()!
    const place = (node: Node, offset: number) => {
      const block = [...root.children].findIndex((child) => child.contains(node))
      const before = document.createRange()
      before.setStart(root.children[block]!, 0)
      before.setEnd(node, offset)
      return { block, at: before.toString().length }
    }
    return { anchor: place(anchorNode!, anchorOffset), head: place(focusNode!, focusOffset) }
  })
}

/** Puts the caret, or a selection, into a block as a click does. */
export function placeCaret(page: Page, block: number, at: number, head = at) {
  return page.locator('.editor-host > .ProseMirror').evaluate(
    (root, [index, from, to]) => {
      const find = (wanted: number): [Node, number] => {
        const walker = document.createTreeWalker(root.children[index!]!, NodeFilter.SHOW_TEXT)
        let left = wanted
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const { length } = node as Text
          if (left <= length) return [node, left]
          left -= length
        }
        return [root.children[index!]!, 0]
      }
      ;(root as HTMLElement).focus()
      document.getSelection()!.setBaseAndExtent(...find(from!), ...find(to!))
    },
    [block, at, head],
  )
}

/** An input method, as the browser hears one: letters that are not settled yet, then what they became. */
export async function inputMethodOn(page: Page) {
  const session: CDPSession = await page.context().newCDPSession(page)
  return {
    compose: (text: string) =>
      session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length }),
    settle: (text: string) => session.send('Input.insertText', { text }),
  }
}
