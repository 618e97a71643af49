/** The country's name, or its code when that is all there is. */
export function countryName(code: string, language: string) {
  if (!/^[A-Z]{2}$/.test(code)) return code
  return new Intl.DisplayNames([language], { type: 'region', fallback: 'code' }).of(code) ?? code
}
