/** Fetched behind every page that somebody could lose the line on. */
export const loadKeeping = () => import('./keeping.tsx')
