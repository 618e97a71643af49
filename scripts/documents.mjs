// npm run documents: the command of scripts/stored-documents.ts as it was built.
import { existsSync } from 'node:fs'
import { ensureProduct } from './lib/prepare.mjs'

if (existsSync('.env')) process.loadEnvFile('.env')
ensureProduct()
await import('../build/process/documents.js')
