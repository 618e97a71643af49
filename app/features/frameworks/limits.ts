export const TITLE_LIMIT = 160
export const PURPOSE_LIMIT = 400
