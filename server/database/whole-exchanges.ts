import type { PGlite } from '@electric-sql/pglite'

const SYNC = 0x53
/** Parse, Bind, Describe, Execute, Close and Flush: parts of an exchange that ends with Sync. */
const PARTS = new Set([0x50, 0x42, 0x44, 0x45, 0x43, 0x48])

/**
 * The socket server hands the messages of all connections to one PostgreSQL session and keeps a connection's together only
 * inside a transaction. A statement is several messages, so two connections could take each other's unnamed statement
 * ("unnamed prepared statement does not exist"). Between a Parse and its Sync this says what the server asks before it
 * lets another connection in: that a transaction is open.
 */
export function withWholeExchanges(db: PGlite): PGlite {
  let inExchange = false
  const execProtocolRawStream: PGlite['execProtocolRawStream'] = async (message, options) => {
    const type = message[0]
    if (type !== undefined) inExchange = type !== SYNC && PARTS.has(type)
    return db.execProtocolRawStream(message, options)
  }
  const exec: PGlite['exec'] = (query, options) => {
    inExchange = false
    return db.exec(query, options)
  }
  const isInTransaction = () => inExchange || db.isInTransaction()
  return new Proxy(db, {
    get(target, property) {
      if (property === 'execProtocolRawStream') return execProtocolRawStream
      if (property === 'exec') return exec
      if (property === 'isInTransaction') return isInTransaction
      const value = Reflect.get(target, property)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
