/** One block of a section as it is read in the room: a list or a table is lines of its words. */
export type WordsBlock = { text: string; heading?: true; number?: string }

/** What a section says that an item is about; `more`: it goes on where the link leads. */
export type SectionWords = { linkId: string; blocks: WordsBlock[]; more: boolean }

export type ItemWords = { itemId: string; sections: SectionWords[] }
