/** Whether a link may lead there: nothing that a browser would run. */
export function isWebAddress(url: string) {
  return /^https?:\/\//i.test(url) && URL.canParse(url)
}

/** What may name a thing in a file: a web address, or a name that is one for the whole world. */
export function isIdentifier(uri: string) {
  return isWebAddress(uri) || /^urn:[a-z\d][a-z\d-]+:\S+$/i.test(uri)
}
