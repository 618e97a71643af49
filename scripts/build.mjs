import { ensureBuilt, ensureGenerated, ensureInstalled } from './lib/prepare.mjs'

ensureInstalled()
ensureGenerated()
ensureBuilt()
