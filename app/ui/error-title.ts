type Match = { id: string; data?: unknown } | undefined

/** The document's title in place of one that a failed loader could not give; the root has it in the reader's language. */
export function errorTitleIn(matches: Match[]) {
  return (
    (matches.find((match) => match?.id === 'root')?.data as { errorTitle?: string } | undefined)?.errorTitle ??
    'Roundtable'
  )
}
