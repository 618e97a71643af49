import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { createInstance } from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { createMemoryRouter, RouterProvider } from 'react-router-dom'
import { beforeEach, expect, test, vi } from 'vitest'
import errors from '../locales/en/errors.json'
import ui from '../locales/en/ui.json'
import unsent from '../locales/en/unsent.json'
import { InlineForm } from './inline-form.tsx'
import { PageOwnerProvider } from './page-owner.tsx'

const i18n = createInstance()
await i18n.use(initReactI18next).init({ lng: 'en', resources: { en: { ui, errors, unsent } } })

const KEEP = { kind: 'comment', about: '' } as const
type Answer = { ok: boolean; unsent?: true; problem?: { messageKey: string; values: object } }

let sent: FormData[]
let answers: (() => Answer)[]
const done = vi.fn()
const kept = vi.fn()

beforeEach(() => {
  localStorage.clear()
  sent = []
  answers = []
  done.mockReset()
  kept.mockReset()
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(true)
})

async function stage() {
  const action = async ({ request }: { request: Request }) => {
    sent.push(await request.formData())
    return answers.shift()?.() ?? { ok: true }
  }
  const form = (
    <PageOwnerProvider personId="ada">
      <InlineForm action="/" keep={KEEP} onDone={done} onKept={kept}>
        <input name="body" aria-label="Words" defaultValue="What I say" />
        <button>Send</button>
      </InlineForm>
    </PageOwnerProvider>
  )
  const router = createMemoryRouter([{ path: '/', element: form, action }])
  render(
    <I18nextProvider i18n={i18n}>
      <RouterProvider router={router} future={{ v7_startTransition: false }} />
    </I18nextProvider>,
  )
  await screen.findByLabelText('Words')
  await import('./unsent/keeping.tsx')
  await new Promise((resolve) => setTimeout(resolve))
  return { press: () => fireEvent.click(screen.getByText('Send')) }
}

const onDevice = () =>
  Object.values({ ...localStorage }).map((entry) => JSON.parse(entry as string) as { key: string; waits?: boolean })

test('what is sent is on the device meanwhile, goes with a key of its own each time, and leaves it with the answer', async () => {
  const { press } = await stage()
  let during: { key: string }[] = []
  answers = [
    () => {
      during = onDevice()
      return { ok: true }
    },
  ]
  press()
  await waitFor(() => expect(done).toHaveBeenCalledTimes(1))
  expect(during).toMatchObject([{ key: sent[0]!.get('key') }])
  expect(onDevice()).toEqual([])
  press()
  await waitFor(() => expect(done).toHaveBeenCalledTimes(2))
  expect(sent[1]!.get('key')).not.toBe(sent[0]!.get('key'))
})

test('a refusal is said in its place, and nothing of it waits', async () => {
  const { press } = await stage()
  answers = [() => ({ ok: false, problem: { messageKey: 'comments.resolved', values: {} } })]
  press()
  expect(await screen.findByText(errors.comments.resolved)).toBeTruthy()
  expect([onDevice(), kept.mock.calls.length]).toEqual([[], 0])
})

test('without an answer it waits, its form says so and is told when it has gone, and no alarm is given', async () => {
  const { press } = await stage()
  answers = [() => ({ ok: false, unsent: true })]
  const send = vi.spyOn(window, 'fetch').mockResolvedValue(new Response(null, { status: 503 }))
  press()
  expect(await screen.findByText(unsent.here)).toBeTruthy()
  expect(onDevice()).toMatchObject([{ waits: true }])
  expect([kept.mock.calls.length, done.mock.calls.length]).toEqual([1, 0])
  expect(screen.queryByRole('alert')).toBeNull()

  send.mockResolvedValue(new Response(null, { status: 200 }))
  window.dispatchEvent(new Event('online'))
  await waitFor(() => expect(done).toHaveBeenCalledTimes(1))
  expect(onDevice()).toEqual([])
  expect(screen.queryByText(unsent.here)).toBeNull()
  const body = send.mock.calls.at(-1)![1]!.body as URLSearchParams
  expect([body.get('key'), body.get('page-of'), body.get('body')]).toEqual([sent[0]!.get('key'), 'ada', 'What I say'])
})

test('a device that knows of no network asks for nothing, and what the server will not have is said in the form', async () => {
  const { press } = await stage()
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  const send = vi
    .spyOn(window, 'fetch')
    .mockResolvedValue(new Response(null, { status: 409, headers: { Refusal: 'ballots.closed?time=14%3A52' } }))
  press()
  expect(await screen.findByText(unsent.here)).toBeTruthy()
  expect([sent.length, send.mock.calls.length]).toEqual([0, 0])
  window.dispatchEvent(new Event('online'))
  expect(await screen.findByText(errors.ballots.closed.replace('{{time}}', '14:52'))).toBeTruthy()
  expect(onDevice()).toMatchObject([{ refusal: 'ballots.closed?time=14%3A52' }])
})
