import path from 'node:path'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import remixConfig from './remix.config.js'
import { chunksOf } from './scripts/lib/chunks.ts'
import { CARRIED, onlyProductionPackages } from './scripts/lib/needed-packages.js'

/** Our packets have a parser of their own (app/shared/socket-packets.ts): the client library's is left out of the browser's build. */
const withoutSocketParser = {
  name: 'without-socket-parser',
  enforce: 'pre' as const,
  resolveId(source: string, importer: string | undefined, { ssr }: { ssr?: boolean }) {
    return source === 'socket.io-parser' && importer?.includes('socket.io-client') && !ssr
      ? path.resolve('app/shared/socket-parser-names.ts')
      : null
  },
}

/** Schemas that lib0 builds as it starts, for functions nobody here calls: marked, so that what is unused is left out. */
const withoutUnusedSchemas = {
  name: 'without-unused-schemas',
  transform: (code: string, id: string) =>
    /[\\/]lib0[\\/]dom\.js$/.test(id) ? code.replaceAll('= $.', '= /*@__PURE__*/ $.') : null,
}

/** Our server speaks the two transports that connections are opened with (app/shared/reconnection.ts): the third is left out. */
const withoutThirdTransport = {
  name: 'without-third-transport',
  transform: (code: string, id: string) =>
    /[\\/]engine\.io-client[\\/].*[\\/]transports[\\/]index\.js$/.test(id)
      ? code.replace(/^import .*webtransport.*$/m, '').replace(/webtransport: WT,/, '')
      : null,
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [
    tailwindcss(),
    withoutSocketParser,
    withoutUnusedSchemas,
    withoutThirdTransport,
    remix(remixConfig),
    // React Aria carries its texts in thirty languages; the product speaks two.
    { ...optimizeLocales.vite({ locales: ['en-US', 'fr-FR'] }), enforce: 'pre' as const },
    isSsrBuild ? onlyProductionPackages : null,
  ],
  ssr: { noExternal: isSsrBuild ? CARRIED : [] },
  build: {
    target: isSsrBuild ? 'node20' : 'es2022',
    manifest: true,
    sourcemap: false,
    rollupOptions: isSsrBuild ? {} : { output: { manualChunks: chunksOf() } },
    // Three percent smaller than esbuild's on every page, for fifteen seconds of a build that is rarely made.
    minify: isSsrBuild ? false : 'terser',
    // `safari10` works round a fault of browsers that the target leaves out.
    terserOptions: { module: true, safari10: false, compress: { passes: 2, ecma: 2020 }, format: { comments: false } },
  },
  server: { hmr: { port: 24_680 } },
  optimizeDeps: { include: ['yjs'], exclude: ['@node-rs/argon2'] },
}))
