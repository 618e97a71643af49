/** What it takes to write together, fetched once somebody else is there: moves are followed, carets drawn. */
export { CaretLayer } from './caret-layer.ts'
export { RelocationMap } from './moves/relocation-map.ts'
export { relocationsOf } from './moves/relocations.ts'
