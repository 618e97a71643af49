import { act, render, screen } from '@testing-library/react'
import { createMemoryRouter, Outlet, RouterProvider, useFetcher, useLoaderData } from 'react-router-dom'
import { afterEach, expect, test, vi } from 'vitest'
import { holdPage, loadsAsTold, loadSoon, useLoads } from './use-fresh-page.ts'

let loads = { root: 0, frame: 0, page: 0 }
let send = () => {}
const load = (name: keyof typeof loads) => () => ++loads[name]

function Frame() {
  useLoads()
  return <Outlet />
}

function Page() {
  const { submit } = useFetcher()
  send = () => void submit({}, { method: 'post' })
  return <p>The page, load {useLoaderData() as number}</p>
}

afterEach(() => void vi.useRealTimers())

async function stage() {
  const page = {
    path: '/',
    element: <Page />,
    loader: load('page'),
    action: () => null,
    shouldRevalidate: loadsAsTold('page'),
  }
  const frame = { element: <Frame />, loader: load('frame'), shouldRevalidate: loadsAsTold('frame'), children: [page] }
  const router = createMemoryRouter([
    { element: <Outlet />, loader: load('root'), shouldRevalidate: loadsAsTold(), children: [frame] },
  ])
  render(<RouterProvider router={router} future={{ v7_startTransition: false }} />)
  await screen.findByText(/The page/)
  loads = { root: 0, frame: 0, page: 0 }
  vi.useFakeTimers()
}

const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds))

async function askSteadily(times: number, calm = false) {
  for (let at = 0; at < times; at++) {
    loadSoon(['page'], calm)
    await pass(140)
  }
}

test('what is asked for close together is one load, of the loader that is concerned', async () => {
  await stage()
  await askSteadily(4)
  expect(loads).toEqual({ root: 0, frame: 0, page: 0 })
  await pass(150)
  expect(loads).toEqual({ root: 0, frame: 0, page: 1 })
  loadSoon(['frame'])
  await pass(2_000)
  expect(loads).toEqual({ root: 0, frame: 1, page: 1 })
  loadSoon(['frame'])
  loadSoon(['page'])
  await pass(2_000)
  expect(loads).toEqual({ root: 0, frame: 2, page: 2 })
})

test('a page that is told something all the time is loaded once a second all the same', async () => {
  await stage()
  await askSteadily(40)
  expect(loads.page).toBeGreaterThanOrEqual(4)
  expect(loads.page).toBeLessThanOrEqual(6)
})

test('what comes in numbers is loaded once in ten seconds at the most, and what hurries does not wait for it', async () => {
  await stage()
  await askSteadily(100, true)
  expect(loads.page).toBe(1)
  await pass(2_000)
  expect(loads.page).toBe(2)
  loadSoon(['page'], true)
  loadSoon(['frame'])
  await pass(200)
  expect(loads).toEqual({ root: 0, frame: 1, page: 3 })
})

test('a form that was sent loads everything, and what was asked for before is not loaded again behind it', async () => {
  await stage()
  loadSoon(['page'])
  await act(async () => send())
  await pass(2_000)
  expect(loads).toEqual({ root: 1, frame: 1, page: 1 })
})

test('a page that is held loads nothing any more', async () => {
  await stage()
  loadSoon()
  expect(holdPage()).toBe(true)
  expect(holdPage()).toBe(false)
  loadSoon()
  await pass(2_000)
  expect(loads.page).toBe(0)
})
