import type { Socket } from 'socket.io-client'
import type { Random } from './scale.ts'

type Listener = (...given: unknown[]) => void

/**
 * A socket whose messages take their time, each way and in their order, as over a bad line: what is on its way when the line is cut
 * never arrives. Only messages are late; the provider's own view of the connection is the socket's.
 */
export function laggingSocket(socket: Socket, random: Random) {
  let most = 0
  let cuts = 0
  const wrapped = new Map<Listener, Listener>()
  const delivery = { in: Promise.resolve(), out: Promise.resolve() }
  socket.on('disconnect', () => cuts++)

  function later(way: 'in' | 'out', work: () => unknown) {
    const cut = cuts
    if (!most) return void (delivery[way] = delivery[way].then(() => void (cut === cuts && work())))
    const ms = random.below(most)
    delivery[way] = delivery[way].then(
      () =>
        new Promise<void>((resolve) =>
          setTimeout(() => {
            if (cut === cuts) work()
            resolve()
          }, ms),
        ),
    )
  }

  const watchers = { in: new Set<Listener>(), out: new Set<Listener>() }
  const own = {
    /** What the provider says and hears, when it says and hears it. */
    onAny: (listener: Listener) => void watchers.in.add(listener),
    onAnyOutgoing: (listener: Listener) => void watchers.out.add(listener),
    on(event: string, listener: Listener) {
      if (event !== 'c') return socket.on(event, listener)
      const late: Listener = (...given) =>
        later('in', () => {
          if (!wrapped.has(listener)) return
          for (const watcher of watchers.in) watcher(event, ...given)
          listener(...given)
        })
      wrapped.set(listener, late)
      return socket.on(event, late)
    },
    off(event: string, listener: Listener) {
      const late = wrapped.get(listener)
      wrapped.delete(listener)
      return socket.off(event, late ?? listener)
    },
    emit(event: string, ...given: unknown[]) {
      for (const watcher of watchers.out) watcher(event, ...given)
      later('out', () => socket.emit(event, ...given))
      return true
    },
  }
  const facade = new Proxy(socket, {
    get: (target, property) =>
      Reflect.get(property in own ? own : target, property, property in own ? own : target) as unknown,
  })
  return { facade, delay: (ms: number) => void (most = ms) }
}
