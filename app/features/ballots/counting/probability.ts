/** Whatever a sum adds beyond this is below the last decimal shown. */
const CLOSE = 1e-15
const MOST_TERMS = 1_000

/** How likely a chi-squared value of so many degrees of freedom is at least `value`: from 1 down to 0. */
export function chiSquaredAtLeast(value: number, degrees: number): number {
  return value <= 0 ? 1 : upperGamma(degrees / 2, value / 2)
}

/** How likely a normal value lies at least `z` standard deviations from its mean, on either side. */
export function normalTwoSided(z: number): number {
  return z === 0 ? 1 : upperGamma(0.5, (z * z) / 2)
}

/** The regularised upper incomplete gamma function: Numerical Recipes, 6.2, by its series or its continued fraction. */
function upperGamma(a: number, x: number): number {
  const scale = Math.exp(-x + a * Math.log(x) - logGamma(a))
  return x < a + 1 ? 1 - scale * lowerSeries(a, x) : scale * upperFraction(a, x)
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; n < MOST_TERMS && term > sum * CLOSE; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum
}

function upperFraction(a: number, x: number): number {
  const tiny = 1e-300
  let b = x + 1 - a
  let c = 1 / tiny
  let d = 1 / b
  let fraction = d
  for (let n = 1; n < MOST_TERMS; n++) {
    const factor = -n * (n - a)
    b += 2
    d = 1 / (factor * d + b || tiny)
    c = b + factor / c || tiny
    fraction *= d * c
    if (Math.abs(d * c - 1) < CLOSE) break
  }
  return fraction
}

/** Lanczos' approximation with g = 7. */
function logGamma(x: number): number {
  const [first, ...rest] = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ]
  const t = x + 6.5
  const sum = rest.reduce((all, factor, at) => all + factor / (x + at), first!)
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum)
}
