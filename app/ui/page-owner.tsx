import { createContext, type ReactNode, useContext, useState } from 'react'
import { PAGE_OF } from '#app/shared/page-of.ts'

const Owner = createContext<string | null>(null)

export function PageOwnerProvider({ personId, children }: { personId: string | null; children: ReactNode }) {
  return <Owner.Provider value={personId}>{children}</Owner.Provider>
}

/** For whom this part of the page was begun. It stays theirs, also when the page loads its data again for somebody else. */
export function usePageOwner(): string | null {
  return useState(useContext(Owner))[0]
}

/** Goes with every form of somebody who is signed in: what one person has typed is never sent in the name of another. */
export function PageOwnerField() {
  const owner = usePageOwner()
  return owner ? <input type="hidden" name={PAGE_OF} value={owner} /> : null
}
