/** What it takes to follow moves, fetched together once somebody else is there. */
export { RelocationMap } from './relocation-map.ts'
export { relocationsOf } from './relocations.ts'
