/**
 * A section's text is written by several hands. `@key` on a line of its own names the person who wrote the blocks
 * below it. Blocks are parted by blank lines: `## ` and `### ` headings, `- ` and `1. ` lists, `> ` quotes, `| ` tables.
 * Inline: **bold**, *italic*, [link](https://…), {chip:INC-01}, {note:a footnote}, [[thread|the passage it comments]].
 */
export type SectionContent = { key: string; title: string; status: 'draft' | 'review' | 'agreed'; text: string }

export type PillarContent = {
  key: string
  title: string
  purpose: string
  side: 'performance' | 'contribution' | 'closing'
  sections: SectionContent[]
}

export type FrameworkContent = { title: string; pillars: PillarContent[] }
