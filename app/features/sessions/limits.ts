export const TITLE_LIMIT = 160
export const PLACE_LIMIT = 200
export const LINK_LIMIT = 500
export const NOTE_LIMIT = 600
/** As the database checks them too. */
export const LONGEST_MINUTES = 600
export const LONGEST_HOURS = 24
export const MOST_ITEMS = 60
export const MOST_LINKS = 8
export const MOST_TEMPLATES = 40
export const DEFAULT_MINUTES = 10
