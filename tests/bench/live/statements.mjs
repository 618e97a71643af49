// Loaded into the measured server before its own code: counts what reaches the database's driver, over any pool.
import { createRequire } from 'node:module'
import path from 'node:path'

// The server's own, wherever the packages of the bench have been installed as well.
const pg = createRequire(path.resolve('package.json'))('pg')

let statements = 0
const { query } = pg.Client.prototype
pg.Client.prototype.query = function (...args) {
  statements++
  return query.apply(this, args)
}

process.on('message', (message) => {
  if (message?.probe === 'statements') process.send({ id: message.id, answer: statements })
})
