/**
 * How much a form within a page may hold. The longest of them, the moderators' note beside what its author last saw of it, stays below it in any
 * script; a file and the texts of the public site are forms of their own pages.
 */
export const MOST_BYTES_OF_ACT = 400_000
export const MOST_BYTES_OF_FORM = 1_000_000
