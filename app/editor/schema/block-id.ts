import { isIdentifier } from './vocabulary.ts'

/** The attribute under which a block of the text is found again, whatever becomes of its words, its kind and its place. */
export const BLOCK_ID = 'id'

/** Twelve characters from 72 bits of chance: nobody else's, in any text. */
export function newBlockId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(9))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}

/** A second half of a block that was split is another block. */
export const blockIdAttribute = {
  [BLOCK_ID]: {
    default: null,
    validate: 'string|null',
    keepOnSplit: false,
    parseHTML: (element: HTMLElement) => {
      const written = element.getAttribute('data-block')
      return isIdentifier(written) ? written : null
    },
    renderHTML: ({ id }: { id?: string | null }) => (id ? { 'data-block': id } : {}),
  },
}
