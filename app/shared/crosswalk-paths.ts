/** The addresses of mappings between indicators and entries of reference frameworks, and of what of them is covered. */
const at = (roundtableId: string) => `/roundtables/${roundtableId}`

export const crosswalkPaths = {
  mappings: (roundtableId: string, indicatorId: string) => `${at(roundtableId)}/indicators/${indicatorId}/mappings`,
  proposals: (roundtableId: string) => `${at(roundtableId)}/mappings`,
  mapping: (roundtableId: string, mappingId: string) => `${at(roundtableId)}/mappings/${mappingId}`,
  import: (roundtableId: string) => `${at(roundtableId)}/mappings/import`,
  sssom: (roundtableId: string) => `${at(roundtableId)}/mappings/export.tsv`,
  coverage: (roundtableId: string) => `${at(roundtableId)}/coverage`,
  coverageCsv: (roundtableId: string, match: string) => `${at(roundtableId)}/coverage/export.csv?match=${match}`,
}
