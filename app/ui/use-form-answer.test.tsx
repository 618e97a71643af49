import { Form, Link, useLocation, useRevalidator } from '@remix-run/react'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { createBrowserRouter, createMemoryRouter, redirect, RouterProvider } from 'react-router-dom'
import { expect, test } from 'vitest'
import { useFormAnswer } from './use-form-answer.ts'

function Page() {
  const answer = useFormAnswer<() => { problem: string }>()
  const { hash } = useLocation()
  const { revalidate, state } = useRevalidator()
  return (
    <>
      <Form method="post">
        <button name="words" value="">
          Send nothing
        </button>
        <button name="words" value="some">
          Send words
        </button>
      </Form>
      <button onClick={revalidate}>Others go on</button>
      <i data-testid="hash">{hash}</i>
      <Link to="/?another">Another page</Link>
      <output data-state={state}>{answer?.problem}</output>
    </>
  )
}

let loads = 0
function stage(create: typeof createMemoryRouter | typeof createBrowserRouter = createMemoryRouter) {
  const action = async ({ request }: { request: Request }) =>
    (await request.formData()).get('words') ? redirect('/') : { problem: 'Enter words' }
  const router = create([{ path: '/', element: <Page />, action, loader: () => (loads += 1) }])
  render(<RouterProvider router={router} future={{ v7_startTransition: false }} />)
}

test('what a form was answered stays when the page is loaded again for others, and goes when the page is left or the form is taken', async () => {
  stage()
  fireEvent.click(await screen.findByText('Send nothing'))
  await screen.findByText('Enter words')
  const before = loads
  fireEvent.click(screen.getByText('Others go on'))
  await waitFor(() => expect(loads).toBe(before + 1))
  await waitFor(() => expect(screen.getByRole('status').dataset.state).toBe('idle'))
  expect(screen.getByText('Enter words')).toBeTruthy()

  fireEvent.click(screen.getByText('Send words'))
  await waitFor(() => expect(screen.queryByText('Enter words')).toBeNull())

  fireEvent.click(screen.getByText('Send nothing'))
  await screen.findByText('Enter words')
  fireEvent.click(screen.getByText('Another page'))
  await waitFor(() => expect(screen.queryByText('Enter words')).toBeNull())
})

test('it stays when a link of the error summary leads to a field', async () => {
  stage(createBrowserRouter)
  fireEvent.click(await screen.findByText('Send nothing'))
  await screen.findByText('Enter words')
  const told = new Promise((resolve) => window.addEventListener('popstate', resolve, { once: true }))
  window.location.hash = 'words'
  await told
  await waitFor(() => expect(screen.getByTestId('hash').textContent).toBe('#words'))
  expect(screen.getByText('Enter words')).toBeTruthy()
  fireEvent.click(screen.getByText('Send words'))
  await waitFor(() => expect(screen.queryByText('Enter words')).toBeNull())
})
