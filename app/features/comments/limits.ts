export const COMMENT_LIMIT = 5000
export const QUOTE_LIMIT = 1000
