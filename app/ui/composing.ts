/** With these held an arrow or a letter is the browser's: back, the end of the page, load again. */
export function isChord({
  altKey,
  ctrlKey,
  metaKey,
}: {
  altKey: boolean
  ctrlKey: boolean
  metaKey: boolean
}): boolean {
  return altKey || ctrlKey || metaKey
}

type Key = { key: string; keyCode: number; isComposing?: boolean; nativeEvent?: { isComposing?: boolean } }

/** What browsers give for every key that an input method takes. Safari says no more than that of the key that ends a composition. */
const TAKEN = 229

/** Whether a key belongs to the input method: it moves in what is being composed, settles it or gives it up, and means nothing else. */
export function isComposing({ isComposing, keyCode, nativeEvent }: Key): boolean {
  return Boolean(isComposing ?? nativeEvent?.isComposing) || keyCode === TAKEN
}

/** The Enter that settles a word sends no form, whichever field it is pressed in. */
export function keepCompositions(page: Pick<Document, 'addEventListener'>) {
  page.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Enter' && event.target instanceof HTMLInputElement && isComposing(event))
        event.preventDefault()
    },
    { capture: true },
  )
}
