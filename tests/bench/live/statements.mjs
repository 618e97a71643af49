// Loaded into the measured server before its own code: counts what reaches the database's driver, over any pool.
import pg from 'pg'

let statements = 0
const { query } = pg.Client.prototype
pg.Client.prototype.query = function (...args) {
  statements++
  return query.apply(this, args)
}

process.on('message', (message) => {
  if (message?.probe === 'statements') process.send({ id: message.id, answer: statements })
})
