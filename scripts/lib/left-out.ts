// What pages would load of libraries and never run, left out of the browser’s build: 20 kilobytes of every page.
import path from 'node:path'
import type { Plugin } from 'vite'

/** Our packets have a parser of their own (app/shared/socket-packets.ts). */
const socketParser: Plugin = {
  name: 'without-socket-parser',
  enforce: 'pre',
  resolveId: (source, importer, { ssr }) =>
    source === 'socket.io-parser' && importer?.includes('socket.io-client') && !ssr
      ? path.resolve('app/shared/socket-parser-names.ts')
      : null,
}

/** Schemas that lib0 builds as it starts, for functions nobody here calls: marked, so that what is unused is left out. */
const unusedSchemas: Plugin = {
  name: 'without-unused-schemas',
  transform: (code, id) => (/[\\/]lib0[\\/]dom\.js$/.test(id) ? code.replaceAll('= $.', '= /*@__PURE__*/ $.') : null),
}

/** Our server speaks the two transports that connections are opened with (app/shared/reconnection.ts): the third is left out. */
const thirdTransport: Plugin = {
  name: 'without-third-transport',
  transform: (code, id) =>
    /[\\/]engine\.io-client[\\/].*[\\/]transports[\\/]index\.js$/.test(id)
      ? code.replace(/^import .*webtransport.*$/m, '').replace(/webtransport: WT,/, '')
      : null,
}

/** Routes are not looked for as links appear: their whole list comes with the page (docs/decisions/0001-remix.md). */
const routeDiscovery = insteadOf(/[\\/]@remix-run[\\/]react[\\/]dist[\\/]esm[\\/]fog-of-war\.js$/, {
  name: 'without-route-discovery',
  code: `export const isFogOfWarEnabled = () => false
export const getPartialManifest = (manifest) => manifest
export const getPatchRoutesOnNavigationFunction = () => undefined
export function useFogOFWarDiscovery() {}`,
})

/** React 18 has this hook itself; the package carries it for older ones. */
const hookOfOldReact = insteadOf(/[\\/]use-sync-external-store[\\/]shim[\\/]index\.js$/, {
  name: 'without-hook-of-old-react',
  code: `export { useSyncExternalStore } from 'react'`,
})

/** Yjs says its few warnings in colours, for which it brings an interpreter of styles. */
const colouredLog = insteadOf(/[\\/]lib0[\\/]logging\.js$/, {
  name: 'without-coloured-log',
  code: `export const [BOLD, UNBOLD, RED, ORANGE] = ['', '', '', '']
export const print = (...words) => console.log(words.join(''))
export const warn = (...words) => console.warn(words.join(''))`,
})

/** The browser has its own texts (app/shared/browser-texts.ts): react-i18next asks this library only for keys that are functions, which we have none of. */
const i18next = insteadOf(/[\\/]node_modules[\\/]i18next[\\/]dist[\\/]esm[\\/]i18next\.js$/, {
  name: 'without-i18next',
  code: `export const keyFromSelector = (key) => key`,
})

export const LEFT_OUT = [
  socketParser,
  unusedSchemas,
  thirdTransport,
  routeDiscovery,
  hookOfOldReact,
  colouredLog,
  i18next,
]

/** A module of a library replaced, in the browser's build alone. */
function insteadOf(file: RegExp, { name, code }: { name: string; code: string }): Plugin {
  return { name, enforce: 'pre', load: (id, options) => (!options?.ssr && file.test(id) ? code : null) }
}
