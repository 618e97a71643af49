import { act, render, screen } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router-dom'
import { afterEach, expect, test, vi } from 'vitest'
import { useFreshPage } from './use-fresh-page.ts'

let loads = 0
let soon = () => {}

function Page() {
  soon = useFreshPage()
  return <p>The page</p>
}

afterEach(() => void vi.useRealTimers())

async function stage() {
  const router = createMemoryRouter([{ path: '/', element: <Page />, loader: () => (loads += 1) }])
  render(<RouterProvider router={router} future={{ v7_startTransition: false }} />)
  await screen.findByText('The page')
  loads = 0
  vi.useFakeTimers()
}

const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds))

/** Asks for a load every 140 ms, which is sooner than the pause that a load waits for. */
async function askSteadily(times: number) {
  for (let at = 0; at < times; at++) {
    soon()
    await pass(140)
  }
}

test('what is asked for close together is one load', async () => {
  await stage()
  await askSteadily(4)
  expect(loads).toBe(0)
  await pass(150)
  expect(loads).toBe(1)
  await pass(2_000)
  expect(loads).toBe(1)
})

test('a page that is told something all the time is loaded once a second all the same', async () => {
  await stage()
  await askSteadily(40)
  expect(loads).toBeGreaterThanOrEqual(4)
  expect(loads).toBeLessThanOrEqual(6)
})
