/** The field with the key of an act, which its device makes by chance and sends along each time it tries. */
export const SENT_KEY = 'key'
