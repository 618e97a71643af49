import { type AuthorshipAsked, authorshipIn } from '#app/features/live-documents/authorship.server.ts'
import { sectionText } from '#app/shared/document-subjects.ts'
import type { SectionSubject } from './sections.queries.server.ts'

/** Who wrote what in a section's text, for whoever was let into the section: they are shown each other there by name. */
export function sectionAuthorship({ section }: SectionSubject, asked?: AuthorshipAsked) {
  return authorshipIn(sectionText(section.id), asked)
}
