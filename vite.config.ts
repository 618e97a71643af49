import optimizeLocales from '@react-aria/optimize-locales-plugin'
import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import remixConfig from './remix.config.js'
import { chunksOf } from './scripts/lib/chunks.ts'
import { LEFT_OUT } from './scripts/lib/left-out.ts'
import { CARRIED, onlyProductionPackages } from './scripts/lib/needed-packages.js'

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [
    tailwindcss(),
    ...LEFT_OUT,
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
