import { mergeAttributes, Node } from '@tiptap/core'
import { cutText } from '#app/shared/text.ts'
import { MAX_FOOTNOTE } from './vocabulary.ts'

/** A note under the text. It carries its words itself; its number is its place in the document. */
export const Footnote = Node.create({
  name: 'footnote',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({
    text: {
      default: '',
      validate: 'string',
      parseHTML: (element: HTMLElement) => cutText(element.getAttribute('data-footnote') ?? '', MAX_FOOTNOTE),
      renderHTML: ({ text }: { text?: string }) => ({ 'data-footnote': text }),
    },
  }),
  parseHTML: () => [{ tag: 'sup[data-footnote]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['sup', mergeAttributes({ class: 'footnote-ref' }, HTMLAttributes)],
})

/** A live reference to an indicator's record: only the id is stored, code, name and state are looked up when shown. */
export const IndicatorChip = Node.create({
  name: 'indicatorChip',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({
    indicatorId: {
      default: '',
      validate: 'string',
      parseHTML: (element: HTMLElement) => element.getAttribute('data-indicator') ?? '',
      renderHTML: ({ indicatorId }: { indicatorId?: string }) => ({ 'data-indicator': indicatorId }),
    },
  }),
  parseHTML: () => [{ tag: 'span[data-indicator]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['span', mergeAttributes({ class: 'indicator-chip' }, HTMLAttributes)],
})
