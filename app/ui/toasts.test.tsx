// Fetched late in the product; compiled in time here.
import './toast-region.tsx'
import { useFetcher } from '@remix-run/react'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Toast } from '#app/shared/toast.ts'
import { PlainToast } from './plain-toast.tsx'
import { renderInRouter } from './stage.fixture.tsx'
import { Toasts } from './toasts.tsx'

const done = (message: string, more: Partial<Toast> = {}): Toast => ({
  tone: 'done',
  message: `test:${message}`,
  ...more,
})
const answer = (toast: Toast | null) => () => ({ ok: true, problem: null, toast })

/** A form that leaves the page as soon as it is sent, as a resolved thread does. */
function Resolve({ action = '/resolve' }: { action?: string }) {
  const fetcher = useFetcher()
  return (
    <fetcher.Form method="post" action={action}>
      <button>Resolve</button>
    </fetcher.Form>
  )
}

function Thread() {
  const [there, setThere] = useState(true)
  return (
    <>
      {there ? <Resolve /> : null}
      <button onClick={() => setThere(false)}>Vanish</button>
      <Toasts arrived={null} />
    </>
  )
}

afterEach(() => vi.useRealTimers())

describe('a toast', () => {
  test('is said by the answer to a form, politely, in a landmark, and takes no focus', async () => {
    renderInRouter(<Thread />, { '/resolve': answer(done('moved', { values: { title: 'Aims' } })) })
    screen.getByText('Resolve').focus()
    fireEvent.click(screen.getByText('Resolve'))
    const region = await screen.findByRole('region', { name: 'Messages' })
    expect(within(region).getByRole('status').textContent).toBe('“Aims” is moved.')
    expect(document.activeElement).toBe(screen.getByText('Resolve'))
    expect(within(region).queryByText('Undo')).toBeNull()
  })

  test('is said even when its form has gone before the answer', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    renderInRouter(<Thread />, { '/resolve': async () => held.then(answer(done('resolved'))) })
    fireEvent.click(screen.getByText('Resolve'))
    fireEvent.click(screen.getByText('Vanish'))
    release()
    expect(await screen.findByText('The thread is resolved.')).toBeTruthy()
  })

  test('is undone by keyboard: the form that takes it back is sent, and the focus goes on at the page', async () => {
    const sent = vi.fn()
    renderInRouter(<Thread />, {
      '/resolve': answer(done('resolved', { undo: { action: '/reopen', fields: { from: 'review' } } })),
      '/reopen': async ({ request }) => {
        sent(Object.fromEntries(await request.formData()))
        return answer(done('reopened'))()
      },
    })
    fireEvent.click(screen.getByText('Resolve'))
    const undo = await screen.findByText('Undo')
    act(() => undo.focus())
    fireEvent.keyDown(undo, { key: 'Enter' })
    fireEvent.keyUp(undo, { key: 'Enter' })
    expect(await screen.findByText('The thread is open again.')).toBeTruthy()
    expect(sent).toHaveBeenCalledWith({ from: 'review', reply: 'inline' })
    expect(screen.queryByText('The thread is resolved.')).toBeNull()
  })

  test('says why when it cannot be undone any more', async () => {
    renderInRouter(<Thread />, {
      '/resolve': answer(done('resolved', { undo: { action: '/reopen', fields: {} } })),
      '/reopen': () => ({ ok: false, problem: { messageKey: 'framework.order-changed', values: {} } }),
    })
    fireEvent.click(screen.getByText('Resolve'))
    fireEvent.click(await screen.findByText('Undo'))
    expect((await screen.findByRole('alert')).textContent).toMatch(/order/i)
  })

  test('is closed by keyboard, and the page’s main part has the focus when nothing else had it', async () => {
    renderInRouter(<Toasts arrived={done('resolved')} />)
    const close = await screen.findByRole('button', { name: 'Dismiss' })
    await screen.findByRole('region')
    const last = screen.getByRole('button', { name: 'Dismiss' })
    act(() => last.focus())
    fireEvent.keyDown(last, { key: 'Enter' })
    fireEvent.keyUp(last, { key: 'Enter' })
    await waitFor(() => expect(screen.queryByText('The thread is resolved.')).toBeNull())
    expect(document.activeElement).toBe(screen.getByRole('main'))
    expect(close.isConnected).toBe(false)
  })

  test('goes by itself when it only confirms, but not while it has the focus, and never with a way back', async () => {
    renderInRouter(
      <>
        <Resolve />
        <Resolve action="/move" />
        <Toasts arrived={null} />
      </>,
      {
        '/resolve': answer(done('resolved')),
        '/move': answer(done('moved', { values: { title: 'Aims' }, undo: { action: '/', fields: {} } })),
      },
    )
    const [resolve, move] = screen.getAllByText('Resolve')
    fireEvent.click(move!)
    await screen.findByText('“Aims” is moved.')
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    fireEvent.click(resolve!)
    const confirmation = (await vi.waitFor(() => screen.getByText('The thread is resolved.'))).closest<HTMLElement>(
      '[role=alertdialog]',
    )!
    act(() => confirmation.focus())
    await act(() => vi.advanceTimersByTimeAsync(60_000))
    expect(screen.getByText('The thread is resolved.')).toBeTruthy()
    act(() => confirmation.blur())
    await act(() => vi.advanceTimersByTimeAsync(60_000))
    expect(screen.queryByText('The thread is resolved.')).toBeNull()
    expect(screen.getByText('“Aims” is moved.')).toBeTruthy()
  })

  test('offers one way back at a time', async () => {
    let count = 0
    renderInRouter(<Thread />, {
      '/resolve': () =>
        answer(done('moved', { values: { title: String((count += 1)) }, undo: { action: '/', fields: {} } }))(),
    })
    for (const title of ['1', '2']) {
      fireEvent.click(screen.getByText('Resolve'))
      await screen.findByText(`“${title}” is moved.`)
    }
    await waitFor(() => expect(screen.getAllByText('Undo')).toHaveLength(1))
    expect(screen.queryByText('“1” is moved.')).toBeNull()
  })

  test('does not offer what the page’s own form has taken back', async () => {
    renderInRouter(
      <>
        <Thread />
        <Resolve action="/reopen" />
      </>,
      {
        '/resolve': answer(done('resolved', { undo: { action: '/reopen', fields: {} } })),
        '/reopen': answer(done('reopened')),
      },
    )
    const [resolve, reopen] = screen.getAllByText('Resolve')
    fireEvent.click(resolve!)
    await screen.findByText('Undo')
    fireEvent.click(reopen!)
    expect(await screen.findByText('The thread is open again.')).toBeTruthy()
    expect(screen.queryByText('Undo')).toBeNull()
  })

  test('offers another’s way back still when one of its kind is taken', async () => {
    renderInRouter(
      <>
        <Thread />
        <Resolve action="/reopen" />
      </>,
      {
        '/resolve': answer(done('resolved', { undo: { action: '/reopen', fields: { id: 'another' } } })),
        '/reopen': answer(done('reopened')),
      },
    )
    const [resolve, reopen] = screen.getAllByText('Resolve')
    fireEvent.click(resolve!)
    await screen.findByText('Undo')
    fireEvent.click(reopen!)
    expect(await screen.findByText('The thread is open again.')).toBeTruthy()
    expect(screen.getByText('Undo')).toBeTruthy()
  })

  test('offers a way back that runs out for as long as it lasts', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    renderInRouter(<Thread />, {
      '/resolve': answer(done('resolved', { undo: { action: '/reopen', fields: {}, seconds: 60 } })),
    })
    fireEvent.click(screen.getByText('Resolve'))
    await screen.findByText('Undo')
    await act(() => vi.advanceTimersByTimeAsync(50_000))
    expect(screen.getByText('Undo')).toBeTruthy()
    await act(() => vi.advanceTimersByTimeAsync(11_000))
    expect(screen.queryByText('Undo')).toBeNull()
  })

  test('makes room for the fourth', async () => {
    let count = 0
    renderInRouter(<Thread />, {
      '/resolve': () => answer(done('moved', { values: { title: String((count += 1)) } }))(),
    })
    for (const title of ['1', '2', '3', '4']) {
      fireEvent.click(screen.getByText('Resolve'))
      await screen.findByText(`“${title}” is moved.`)
    }
    await waitFor(() =>
      expect(
        screen.getAllByRole('alertdialog').map((toast) => toast.querySelector('.toast-text')?.textContent),
      ).toEqual(['“4” is moved.', '“3” is moved.', '“2” is moved.']),
    )
  })
})

test('without scripts a toast is there, can be undone by its form, and shows no button that would do nothing', () => {
  const html = renderToString(
    <PlainToast toast={done('resolved', { undo: { action: '/reopen', fields: { from: 'review' } } })} />,
  )
  document.body.innerHTML = html
  const form = screen.getByText('Undo').closest('form')!
  expect([form.method, form.getAttribute('action'), Object.fromEntries(new FormData(form))]).toEqual([
    'post',
    '/reopen',
    { from: 'review' },
  ])
  expect(screen.queryByRole('button', { name: 'Dismiss' })).toBeNull()
  expect(html).not.toMatch(/\sstyle=/)
  document.body.innerHTML = ''
})
