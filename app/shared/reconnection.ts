/** The sockets of a page share one connection, and the first of them brings the settings: so all bring these. */
export const CONNECTION = {
  transports: ['websocket', 'polling'],
  tryAllTransports: true,
  reconnectionDelay: 500,
  // A server that is back is found within five seconds, with the spread.
  reconnectionDelayMax: 3000,
  randomizationFactor: 0.5,
}

type Line = { readonly connected: boolean; readonly active: boolean; connect(): unknown; disconnect(): unknown }

/**
 * Once the browser has a network again, the line need not wait for the end of its back-off. That wait belongs to the connection, and only
 * ends when every socket on it has let go; each then comes back in a turn of its own.
 */
export function comeBackWhenOnline(line: Line): () => void {
  if (typeof window === 'undefined') return () => undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const online = () => {
    if (line.connected || !line.active) return
    line.disconnect()
    timer = setTimeout(() => line.connect())
  }
  window.addEventListener('online', online)
  return () => {
    clearTimeout(timer)
    window.removeEventListener('online', online)
  }
}
