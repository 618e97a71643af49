import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { checkInQr } from './check-in-qr.server.ts'

const ADDRESS = `https://roundtable.example.org/roundtables/${'0'.repeat(36)}/sessions/${'1'.repeat(36)}/check-in?code=482913`

/** The dark modules of the picture, as `x y`. */
function darkIn(svg: string) {
  const [, path = ''] = /<path d="([^"]*)"/.exec(svg) ?? []
  return [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)].flatMap(([, x, y, length]) =>
    Array.from({ length: Number(length) }, (_, at) => `${Number(x) + at} ${y}`),
  )
}

test('the picture has every dark module of the code, and no other', () => {
  const { data } = encode(ADDRESS, { ecc: 'M', border: 4 })
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`${x} ${y}`] : [])))
  expect(darkIn(checkInQr(ADDRESS)).sort()).toEqual(dark.sort())
})

test('it is black on white in both looks, with the four light modules round it that readers need', () => {
  const svg = checkInQr(ADDRESS)
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1])
  expect(svg).toContain(`<path fill="#fff" d="M0 0h${size}v${size}H0z"/>`)
  expect(svg).not.toMatch(/currentColor|<style/)
  const places = darkIn(svg).flatMap((module) => module.split(' ').map(Number))
  expect(Math.min(...places)).toBe(4)
  expect(Math.max(...places)).toBe(size - 5)
})

test('it is fine enough for the back row: no more modules than a poster of this address needs', () => {
  expect(encode(ADDRESS, { ecc: 'M', border: 4 }).version).toBeLessThanOrEqual(9)
})
