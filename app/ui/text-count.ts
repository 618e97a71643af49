/** Words as a reader counts them: runs of characters between spaces. */
export function countWords(text: string) {
  return text.trim() === '' ? 0 : text.trim().split(/\s+/u).length
}

/** Characters as a reader counts them; a line break is one, as in the database. */
export function countCharacters(text: string) {
  return [...text.replace(/\r\n/g, '\n')].length
}
