/** The addresses of reference frameworks, of what indicators are to their entries, and of what of them is covered. */
const at = (roundtableId: string) => `/roundtables/${roundtableId}`

export const referencePaths = {
  references: (roundtableId: string) => `${at(roundtableId)}/references`,
  referenceImport: (roundtableId: string, into?: string) =>
    `${at(roundtableId)}/references/import${into ? `?into=${into}` : ''}`,
  referenceRefusals: (roundtableId: string) => `${at(roundtableId)}/references/refusals`,
  reference: (roundtableId: string, frameworkId: string) => `${at(roundtableId)}/references/${frameworkId}`,
  referenceEdit: (roundtableId: string, frameworkId: string) => `${at(roundtableId)}/references/${frameworkId}/edit`,
  referenceRemoval: (roundtableId: string, frameworkId: string) =>
    `${at(roundtableId)}/references/${frameworkId}/removal`,
  entry: (roundtableId: string, entryId: string) => `${at(roundtableId)}/entries/${entryId}`,
  /** The form of a new indicator, filled from an entry. */
  adopt: (roundtableId: string, entryId: string) => `${at(roundtableId)}/indicators/new?from=${entryId}`,
}
