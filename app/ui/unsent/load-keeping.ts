/** Fetched with the first field that somebody enters, while there is a line, or where an earlier visit has left something. */
export const loadKeeping = () => import('./keeping.tsx')
