import { encode } from 'uqr'

/** The quiet zone that readers need round the picture, in modules. */
const QUIET = 4

/**
 * The address of the check-in page as a picture for the wall and for paper: black on white in both looks, since readers want it so. One
 * path, drawn run by run.
 */
export function checkInQr(url: string): string {
  const { data, size } = encode(url, { ecc: 'M', border: QUIET })
  const runs = data.flatMap((row, y) =>
    [
      ...row
        .map((dark) => (dark ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ].map(({ 0: { length }, index }) => `M${index} ${y}h${length}v1h-${length}z`),
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${runs.join('')}"/></svg>`
}
