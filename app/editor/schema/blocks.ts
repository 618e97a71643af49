import { mergeAttributes, Node, textblockTypeInputRule, wrappingInputRule } from '@tiptap/core'
import { blockIdAttribute } from './block-id.ts'

export const Document = Node.create({ name: 'doc', topNode: true, content: 'block+' })

export const Text = Node.create({ name: 'text', group: 'inline' })

export const Paragraph = Node.create({
  name: 'paragraph',
  priority: 1000,
  group: 'block',
  content: 'inline*',
  addAttributes: () => blockIdAttribute,
  parseHTML: () => [{ tag: 'p' }],
  // Which way a paragraph runs is read from its own words, not from the language of the page.
  renderHTML: ({ HTMLAttributes }) => ['p', mergeAttributes({ dir: 'auto' }, HTMLAttributes), 0],
  addKeyboardShortcuts() {
    return { 'Mod-Alt-0': () => this.editor.commands.setNode('paragraph') }
  },
})

/** The section's title is the page's h1, so a text starts at level 2 and pasted deeper levels become 3. */
export const Heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({ ...blockIdAttribute, level: { default: 2, rendered: false, validate: 'number' } }),
  parseHTML: () => [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level: level < 3 ? 2 : 3 } })),
  renderHTML: ({ node, HTMLAttributes }) => [
    node.attrs.level === 3 ? 'h3' : 'h2',
    mergeAttributes({ dir: 'auto' }, HTMLAttributes),
    0,
  ],
  addKeyboardShortcuts() {
    return {
      'Mod-Alt-2': () => this.editor.commands.toggleNode('heading', 'paragraph', { level: 2 }),
      'Mod-Alt-3': () => this.editor.commands.toggleNode('heading', 'paragraph', { level: 3 }),
    }
  },
  addInputRules() {
    return [
      textblockTypeInputRule({ find: /^#{1,2}\s$/, type: this.type, getAttributes: { level: 2 } }),
      textblockTypeInputRule({ find: /^###\s$/, type: this.type, getAttributes: { level: 3 } }),
    ]
  },
})

export const Blockquote = Node.create({
  name: 'blockquote',
  group: 'block',
  content: 'block+',
  defining: true,
  addAttributes: () => blockIdAttribute,
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: ({ HTMLAttributes }) => ['blockquote', mergeAttributes(HTMLAttributes), 0],
  addKeyboardShortcuts() {
    return { 'Mod-Shift-b': () => this.editor.commands.toggleWrap('blockquote') }
  },
  addInputRules() {
    return [wrappingInputRule({ find: /^\s*>\s$/, type: this.type })]
  },
})

export const HardBreak = Node.create({
  name: 'hardBreak',
  group: 'inline',
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: () => ['br'],
  renderText: () => '\n',
  addKeyboardShortcuts() {
    const insert = () => this.editor.chain().insertContent({ type: 'hardBreak' }).scrollIntoView().run()
    return { 'Shift-Enter': insert }
  },
})
