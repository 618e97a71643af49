/** From here on this process believes that it is so many milliseconds later. */
export function skewClock(ms: number) {
  const RealDate = Date
  class SkewedDate extends RealDate {
    constructor(...given: unknown[]) {
      if (given.length) super(...(given as [number, number]))
      else super(RealDate.now() + ms)
    }
    static override now() {
      return RealDate.now() + ms
    }
    static override [Symbol.hasInstance](value: unknown) {
      return Object.prototype.toString.call(value) === '[object Date]'
    }
  }
  globalThis.Date = SkewedDate as DateConstructor
}
