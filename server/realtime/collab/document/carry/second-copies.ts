import * as Y from 'yjs'
import type { Moved } from '#app/editor/moves/match-moves.ts'
import type { Source } from '#app/editor/moves/match-runs.ts'
import { pairs, slicePieces } from '#app/editor/moves/pieces.ts'
import type { RelocationMap } from '#app/editor/moves/relocation-map.ts'
import type { Relocation } from '#app/editor/moves/relocations.ts'
import { besideCopied, blockAround, isEmpty, remove, unusedIn, withoutCopied } from './copied-letters.ts'
import type { Id, StoredRelocation, Stranded } from './stranded.ts'

/**
 * What two people put elsewhere at once stands there twice. The copy that came first stays; the second goes, and what its author wrote
 * beside it is carried to the first.
 */
export class SecondCopies {
  private letters: Relocation[] = []
  /** The texts that the second copies are in, and where the first of their letters stands in the first copy. */
  private texts: { text: Y.XmlText; stands: Id }[] = []

  constructor(
    private readonly doc: Y.Doc,
    private readonly moved: RelocationMap<StoredRelocation>,
    private readonly note: (relocations: Relocation[]) => void,
  ) {}

  get none() {
    return !this.letters.length
  }

  /** Of `elsewhere`, which the update deletes, it wrote anew what was matched. Returns what stands beside that. */
  find(matches: Moved[], elsewhere: Source[]): Stranded[] {
    for (const { inserted, at, source, from, length } of matches) {
      for (const [second, first] of pairs(
        slicePieces(inserted.pieces, at, length),
        slicePieces(source.pieces, from, length),
      )) {
        this.letters.push({ ...second, toClient: first.client, toClock: first.clock })
      }
    }
    // What was deleted and is not written again is to go from where it stands now.
    for (const source of elsewhere)
      for (const piece of unusedIn(source)) this.letters.push({ ...piece, toClient: -1, toClock: 0 })
    const texts = new Set(matches.flatMap(({ inserted: { fresh, text } }) => (fresh && text ? [text] : [])))
    return [...texts].flatMap((text) => {
      const inText = matches.filter(({ inserted }) => inserted.text === text)
      this.texts.push({ text, stands: inText[0]!.source.pieces[0]! })
      return besideCopied(
        text,
        inText.flatMap(({ inserted, at, length }) => slicePieces(inserted.pieces, at, length)),
      )
    })
  }

  /** What found no place, but for what stands in the first copy. */
  without(inserted: Stranded[]): Stranded[] {
    return withoutCopied(inserted, this.letters)
  }

  removeLetters() {
    if (this.letters.length) remove(this.doc, this.letters)
    this.note(this.letters.filter(({ toClient }) => toClient >= 0))
    this.letters = []
  }

  /** The blocks of the second copies, where nothing of their own is left in them. */
  removeEmptied() {
    for (const { text, stands } of this.texts) {
      const around = blockAround(this.doc, stands)
      if (text.length || !around) continue
      this.noteBlock(text, around)
      removeWhileEmpty(text.parent as Y.XmlElement, text._item!.id.client)
    }
    this.texts = []
  }

  private noteBlock(text: Y.XmlText, around: { text: Id; element: Id }) {
    const places: [Y.Item | null, Id][] = [
      [text._item, around.text],
      [(text.parent as Y.XmlElement)._item, around.element],
    ]
    this.note(
      places.flatMap(([item, to]) =>
        item && !this.moved.at(item.id) ? [{ ...item.id, length: 1, toClient: to.client, toClock: to.clock }] : [],
      ),
    )
  }
}

/** Outwards, as far as the same client wrote the elements. */
function removeWhileEmpty(innermost: Y.XmlElement, client: number) {
  let element = innermost
  while (element instanceof Y.XmlElement && element._item?.id.client === client && isEmpty(element)) {
    const parent = element.parent as Y.XmlElement
    parent.delete(parent.toArray().indexOf(element), 1)
    element = parent
  }
}
