/**
 * The texts of the public pages that belong to the programme: the secretariat edits them in both languages.
 * A text is plain; a blank line begins a new paragraph.
 */
export const PUBLIC_TEXT_KEYS = [
  'home.headline',
  'home.lead',
  'issue.title',
  'issue.body',
  'offer.title',
  'offer.body',
  'aims.1.title',
  'aims.1.body',
  'aims.2.title',
  'aims.2.body',
  'aims.3.title',
  'aims.3.body',
  'roundtable.title',
  'roundtable.body',
  'decision.title',
  'decision.1',
  'decision.2',
  'decision.3',
  'table.title',
  'table.body',
  'documents.title',
  'documents.body',
  'partnership.title',
  'partnership.body',
  'contact.title',
  'contact.body',
  'demonstration.notice',
  'partner.title',
  'partner.lead',
  'partner.next.1',
  'partner.next.2',
  'partner.next.3',
  'partner.data',
  'privacy.title',
  'privacy.body',
  'accessibility.title',
  'accessibility.body',
] as const

export type PublicTextKey = (typeof PUBLIC_TEXT_KEYS)[number]

export function isPublicTextKey(key: string): key is PublicTextKey {
  return (PUBLIC_TEXT_KEYS as readonly string[]).includes(key)
}
