// npm run setup: what an editor and the tests need after a clone or a pull. npm start, npm run dev and npm test see to it by themselves.
import { ensureGenerated, ensureInstalled } from './lib/prepare.mjs'

ensureInstalled()
ensureGenerated()
console.log('Ready. npm run dev serves from the sources, npm run test:watch runs the tests of what changes.')
