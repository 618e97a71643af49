import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** This folder and the project around it, wherever the caller stands. */
export const BENCH = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
export const ROOT = path.resolve(BENCH, '../..')

export const inBench = (...parts: string[]) => path.join(BENCH, ...parts)
export const inRoot = (...parts: string[]) => path.join(ROOT, ...parts)
export const urlOf = (file: string) => pathToFileURL(file).href
export const TSX = urlOf(inRoot('node_modules/tsx/dist/loader.mjs'))
