import { expect, type Locator, type Page } from '@playwright/test'
import { wordsOf } from './words.ts'

const t = wordsOf('en')

/** A section's page as its reader handles it. */
export function sectionOn(page: Page) {
  const text = page.locator('.editor-host > .ProseMirror')
  const margin = page.getByRole('complementary', { name: t('section:margin') })

  return {
    text,
    margin,

    async open(path: string) {
      await page.goto(path)
      // Not ready: what the page says of itself meanwhile is the first thing to know.
      const said = () =>
        page.evaluate(() =>
          document.querySelector('.section-editor[data-ready]')
            ? 'ready'
            : (document.querySelector('.save-state') ?? document.body).textContent?.slice(0, 300),
        )
      await expect.poll(said, { timeout: 30_000 }).toBe('ready')
    },

    /** A new paragraph at the end. */
    async write(words: string) {
      await text.click()
      await page.keyboard.press('ControlOrMeta+End')
      await page.keyboard.press('Enter')
      await page.keyboard.type(words)
    },

    /** Selects words in the text as a reader does who drags over them. */
    async select(words: string) {
      const paragraph = text.locator('p', { hasText: words }).last()
      await paragraph.scrollIntoViewIfNeeded()
      await paragraph.evaluate((element, wanted) => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.textContent?.indexOf(wanted) ?? -1
          if (at < 0) continue
          ;(element.closest('[contenteditable]') as HTMLElement).focus()
          document.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length)
          return
        }
      }, words)
    },

    caretOf: (name: string): Locator => page.locator('.remote-caret', { hasText: name }),

    async comment(words: string) {
      await page
        .getByRole('toolbar', { name: t('editor:tools.label') })
        .getByRole('button', { name: new RegExp(`^${t('editor:tools.comment')}`) })
        .click()
      await this.send(t('comments:write.on-passage'), words)
    },

    async reply(to: string, name: string, words: string) {
      const thread = margin.getByRole('article').filter({ hasText: to })
      await thread.getByRole('button', { name: t('comments:thread.reply') }).click()
      await this.send(t('comments:write.reply-to', { name }), words)
    },

    async send(label: string, words: string) {
      const box = margin.getByLabel(label)
      await box.fill(words)
      await box
        .locator('xpath=ancestor::form')
        .getByRole('button', { name: t('comments:write.send') })
        .click()
    },

    /** The words are there, whatever carets of the others stand between their letters. */
    async expectWords(words: string) {
      await expect.poll(() => this.words(), { timeout: 30_000 }).toContain(words)
    },

    async expectSaved() {
      await expect(page.getByText(new RegExp(`^${t('editor:save.saved')}`)).first()).toBeVisible({ timeout: 30_000 })
    },

    /** Goes on where the caret stands. */
    goOn: (words: string) => page.keyboard.type(words),

    state: page.locator('.save-state'),

    async expectState(name: 'offline' | 'refused' | 'upgrade' | 'gone') {
      await expect(this.state).toContainText(t(`editor:save.${name}`), { timeout: 30_000 })
    },

    /** What the state of the text says from now on, each change once. */
    async watchState() {
      await this.state.evaluate((element) => {
        const said = [element.textContent ?? '']
        new MutationObserver(() => {
          const now = element.textContent ?? ''
          if (said.at(-1) !== now) said.push(now)
        }).observe(element, { subtree: true, childList: true, characterData: true })
        Object.assign(window, { said })
      })
    },

    said: () => page.evaluate(() => (window as unknown as { said: string[] }).said),

    /** The words that were refused, as they are offered. */
    async refusedWords() {
      await page.getByRole('button', { name: t('editor:save.showRefused') }).click()
      return page.getByLabel(t('editor:refused.text')).inputValue()
    },

    async discardRefused() {
      await page.getByRole('button', { name: t('editor:refused.discard') }).click()
    },

    /** What this device keeps of text that no server has confirmed. */
    drafts: () =>
      page.evaluate(async () => {
        const open = indexedDB.open('roundtable-drafts')
        const db = await new Promise<IDBDatabase>((resolve, reject) => {
          open.onsuccess = () => resolve(open.result)
          open.onerror = () => reject(open.error)
        })
        const all = db.transaction('drafts').objectStore('drafts').getAll()
        const drafts = await new Promise<{ bytes: Uint8Array; words?: string }[]>(
          (resolve) => (all.onsuccess = () => resolve(all.result)),
        )
        db.close()
        return drafts.map(({ bytes, words }) => ({ bytes: [...bytes], words }))
      }),

    /** The words of the text, without the carets of the others. */
    words: () =>
      text.evaluate((element) => {
        const copy = element.cloneNode(true) as HTMLElement
        for (const other of copy.querySelectorAll('.remote-caret, .ProseMirror-widget')) other.remove()
        return [...copy.children].map((block) => block.textContent?.replace(/[\u200b\ufeff]/g, '') ?? '').join('\n')
      }),
  }
}
