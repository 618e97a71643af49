import { Mark, markInputRule, mergeAttributes } from '@tiptap/core'
import { safeHref } from './safe-href.ts'

export const Bold = Mark.create({
  name: 'bold',
  parseHTML: () => [
    { tag: 'strong' },
    // Google Docs wraps everything it copies in <b style="font-weight:normal">.
    { tag: 'b', getAttrs: (node) => ((node as HTMLElement).style.fontWeight !== 'normal' ? null : false) },
  ],
  renderHTML: ({ HTMLAttributes }) => ['strong', mergeAttributes(HTMLAttributes), 0],
  addKeyboardShortcuts() {
    return { 'Mod-b': () => this.editor.commands.toggleMark('bold') }
  },
  addInputRules() {
    return [markInputRule({ find: /(?:^|\s)(\*\*(?!\s+\*\*)([^*]+)\*\*(?!\s+\*\*))$/, type: this.type })]
  },
})

export const Italic = Mark.create({
  name: 'italic',
  parseHTML: () => [{ tag: 'em' }, { tag: 'i' }],
  renderHTML: ({ HTMLAttributes }) => ['em', mergeAttributes(HTMLAttributes), 0],
  addKeyboardShortcuts() {
    return { 'Mod-i': () => this.editor.commands.toggleMark('italic') }
  },
  addInputRules() {
    return [
      markInputRule({ find: /(?:^|\s)(\*(?!\s+\*)([^*]+)\*(?!\s+\*))$/, type: this.type }),
      markInputRule({ find: /(?:^|\s)(_(?!\s+_)([^_]+)_(?!\s+_))$/, type: this.type }),
    ]
  },
})

export const Link = Mark.create({
  name: 'link',
  priority: 900,
  inclusive: false,
  addAttributes: () => ({ href: { default: '', validate: 'string' } }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (node) => {
        const href = safeHref((node as HTMLElement).getAttribute('href'))
        return href === null ? false : { href }
      },
    },
  ],
  renderHTML: ({ HTMLAttributes }) => {
    // Checked again here: a peer's document is not a form that was validated.
    const href = safeHref(HTMLAttributes.href)
    return href === null
      ? ['span', { class: 'link-refused' }, 0]
      : ['a', { href, rel: 'noopener noreferrer nofollow', target: '_blank' }, 0]
  },
})

/**
 * Where a comment thread hangs. Set by the server only; passages of several threads may overlap. It has no parse rule, so that
 * pasted text never brings the threads of its source along.
 */
export const Comment = Mark.create({
  name: 'comment',
  priority: 800,
  inclusive: false,
  keepOnSplit: true,
  excludes: '',
  addAttributes: () => ({ threadId: { default: '', validate: 'string' } }),
  renderHTML: ({ HTMLAttributes }) => ['mark', { class: 'comment-mark', 'data-thread': HTMLAttributes.threadId }, 0],
})
