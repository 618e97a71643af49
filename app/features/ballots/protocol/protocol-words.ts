/** What of the protocol is written by hand; all else follows from settings and terms. Reporting items of CREDES, DELPHISTAR and ACCORD. */
export const PROTOCOL_TEXTS = ['why', 'panel', 'origin', 'without', 'funding'] as const
export type ProtocolText = (typeof PROTOCOL_TEXTS)[number]
export type Protocol = Partial<Record<ProtocolText, string>>
export const LONGEST_PROTOCOL = 2000

export type Value = string | number | boolean | null | Value[] | { [name: string]: Value }
/** `before` and `now` are the values as settings and terms hold them, null where nothing was said. */
export type Change = { what: string; before: Value; now: Value }
/** How a later round departs from the one before. Who opened it, and when, the ballot says. */
export type Amendment = { changes: Change[]; reason: string }

/** The name of the field in which a part of the protocol is written. */
export const protocolField = (text: ProtocolText) => `protocol-${text}`
