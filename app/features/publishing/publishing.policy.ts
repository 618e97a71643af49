/** How much of a roundtable's framework can be read without an account: nothing, what is agreed, or everything. */
export const OPEN_TEXTS = ['none', 'agreed', 'whole'] as const
export type OpenText = (typeof OPEN_TEXTS)[number]

export function mayEverybodyRead(openText: string, section: { status: string }) {
  return openText === 'whole' || (openText === 'agreed' && section.status === 'agreed')
}
