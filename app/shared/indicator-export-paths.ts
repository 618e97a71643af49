/** The addresses of a roundtable's indicators as files; `query` are the filters of the list, with their question mark. */
const at = (roundtableId: string) => `/roundtables/${roundtableId}/indicators`

export const indicatorExportPaths = {
  downloads: (roundtableId: string, query = '') => `${at(roundtableId)}/downloads${query}`,
  csv: (roundtableId: string, query = '') => `${at(roundtableId)}/export.csv${query}`,
  json: (roundtableId: string, query = '') => `${at(roundtableId)}/export.json${query}`,
  ttl: (roundtableId: string, query = '') => `${at(roundtableId)}/export.ttl${query}`,
  zip: (roundtableId: string, query = '') => `${at(roundtableId)}/export.zip${query}`,
  guide: (roundtableId: string) => `${at(roundtableId)}/columns.csv`,
}
