import { act, render, screen } from '@testing-library/react'
import { createMemoryRouter, Outlet, redirect, RouterProvider, useFetcher, useLoaderData } from 'react-router-dom'
import { afterEach, expect, test, vi } from 'vitest'
import { holdPage, loadsAsTold, loadSoon, setConnected, useLoads } from './use-fresh-page.ts'
import { putInPlace, useTold } from './use-told.ts'

let loads = { root: 0, frame: 0, page: 0 }
let answer: () => object | null = () => null
let slow: Promise<void> | null = null
let arrive = () => {}
let send = () => {}
const load = (name: keyof typeof loads) => async () => {
  await slow
  return ++loads[name]
}

function Frame() {
  useLoads()
  return <Outlet />
}

function Page() {
  const { submit } = useFetcher()
  send = () => void submit({}, { method: 'post' })
  const load = useLoaderData() as number
  const told = useTold('own', load)
  return (
    <p title={JSON.stringify(told)}>
      The page, load {load}, told {Object.keys(told).join() || 'nothing'}
    </p>
  )
}

afterEach(() => {
  vi.useRealTimers()
  answer = () => null
  slow = null
  setConnected(false)
})

async function stage() {
  const page = {
    path: '/',
    element: <Page />,
    loader: load('page'),
    action: () => answer(),
    shouldRevalidate: loadsAsTold('page'),
  }
  const frame = { element: <Frame />, loader: load('frame'), shouldRevalidate: loadsAsTold('frame'), children: [page] }
  const root = { element: <Outlet />, loader: load('root'), shouldRevalidate: loadsAsTold(), children: [frame] }
  // As the framework has it.
  const future = { v7_skipActionErrorRevalidation: true }
  const router = createMemoryRouter([root], { future })
  render(<RouterProvider router={router} future={{ v7_startTransition: false }} />)
  await screen.findByText(/The page/)
  loads = { root: 0, frame: 0, page: 0 }
  vi.useFakeTimers()
  return router
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

const own = (updatedAt = '2026-11-27T14:00:00.000Z') => ({ own: { ballot: { answer: 'yes', updatedAt } } })
const sendAndRest = async () => {
  await act(async () => send())
  await pass(2_000)
}

test('an act that says what it changed is put in place and loads nothing; until what was asked for before does', async () => {
  await stage()
  setConnected(true)
  answer = () => ({ ok: true, ...own() })
  await sendAndRest()
  expect(loads).toEqual({ root: 0, frame: 0, page: 0 })
  expect(screen.getByText(/told ballot/)).toBeTruthy()
  loadSoon(['page'])
  await sendAndRest()
  expect(loads).toEqual({ root: 0, frame: 0, page: 1 })
})

test('a page that is told nothing meanwhile loads after its own act, whatever it says', async () => {
  await stage()
  answer = () => ({ ok: true, ...own() })
  await sendAndRest()
  expect(loads).toEqual({ root: 1, frame: 1, page: 1 })
  expect(screen.getByText(/told nothing/)).toBeTruthy()
})

test('an act that is refused because something has changed loads what it is now, and any other refusal leaves the page', async () => {
  await stage()
  setConnected(true)
  answer = () => Response.json({ ok: false }, { status: 400 })
  await sendAndRest()
  expect(loads).toEqual({ root: 0, frame: 0, page: 0 })
  answer = () => Response.json({ ok: false }, { status: 409 })
  await sendAndRest()
  expect(loads).toEqual({ root: 1, frame: 1, page: 1 })
})

test('what was told before a load began is in what it brings, what is told meanwhile stays, and nothing older takes its place', async () => {
  await stage()
  const tell = (at: number) => act(async () => putInPlace('own', own(`2027-01-01T00:00:0${at}.000Z`).own))
  const shown = () => screen.getByText(/The page/).textContent
  await tell(1)
  expect(shown()).toContain('told ballot')
  loadSoon(['page'])
  await pass(2_000)
  expect(shown()).toContain('load 1, told nothing')

  await tell(3)
  await tell(2)
  const kept = () => screen.getByText(/The page/).title
  expect(kept()).toContain('00:00:03')
  slow = new Promise((resolve) => (arrive = resolve))
  loadSoon(['page'])
  await pass(2_000)
  await tell(4)
  await act(async () => arrive())
  expect(shown()).toContain('load 2, told ballot')
  expect(kept()).toContain('00:00:04')
  await sendAndRest()
  expect(shown()).toContain('load 3, told nothing')
})

test('another part of what is loaded needs no load, and any other address does', async () => {
  const router = await stage()
  await act(() => router.navigate('/?part=o2'))
  await act(() => router.navigate('/?part=o3'))
  expect(loads).toEqual({ root: 0, frame: 0, page: 0 })
  await act(() => router.navigate('/?part=o3&criterion=c2'))
  expect(loads.page).toBe(1)
})

test('an act that leads to another part is followed by a load: what was said about it comes with that', async () => {
  const router = await stage()
  answer = () => redirect('/?part=o2')
  await act(() => router.navigate('/', { formMethod: 'post', formData: new FormData() }))
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
