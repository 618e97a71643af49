// Bundles the server process and the programs that run beside it, so that they start without a TypeScript loader: a second off every start.
// The app is built by itself (vite.config.ts).
import { defineConfig } from 'vite'
import { CARRIED, onlyProductionPackages } from './needed-packages.js'

export default defineConfig({
  publicDir: false,
  plugins: [onlyProductionPackages],
  ssr: { noExternal: CARRIED },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'build/process',
    emptyOutDir: true,
    minify: false,
    rollupOptions: {
      input: {
        index: 'server/index.ts',
        'embedded-process': 'server/database/embedded-process.ts',
        seed: './prisma/seed/run.ts',
        documents: 'scripts/stored-documents.ts',
        'image-program': 'server/realtime/collab/log/image-program.ts',
      },
      // All beside each other: server/own-program.ts looks for them here, from the app's build too.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})
