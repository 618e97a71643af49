/** What JSON leaves as it is and readers of YAML 1.1 take for the end of a line, or refuse. */
const UNSAFE = /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g

/** Text between double quotes as every reader of YAML takes it, on one line. */
export function yamlText(text: string) {
  return JSON.stringify(text).replace(UNSAFE, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
