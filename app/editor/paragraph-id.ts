/** "4.1" and 3 give the paragraph's address in the page: #p-4-1-3 */
export function paragraphId(sectionNumber: string, index: number): string {
  return `p-${sectionNumber.replaceAll('.', '-')}-${index}`
}
