// What the browser's Socket.IO client asks of its own parser when it is given another one: the numbers of the packets, and classes that are
// never made. The build puts this in its place (vite.config.ts), two kilobytes less on every page that is live.
export const protocol = 5

export const PacketType = {
  CONNECT: 0,
  DISCONNECT: 1,
  EVENT: 2,
  ACK: 3,
  CONNECT_ERROR: 4,
  BINARY_EVENT: 5,
  BINARY_ACK: 6,
} as const

export class Encoder {
  constructor() {
    throw new Error('connections are opened with a parser of our own')
  }
}

export class Decoder extends Encoder {}
