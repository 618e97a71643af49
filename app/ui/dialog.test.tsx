// Fetched late in the product; compiled in time here.
import './question-dialog.tsx'
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { ConfirmButton } from './dialog.tsx'
import { renderInRouter } from './stage.fixture.tsx'

const sent = vi.fn((event: Event) => event.preventDefault())

beforeEach(() => {
  sent.mockClear()
  renderInRouter(
    <form onSubmit={(event) => sent(event.nativeEvent)}>
      <ConfirmButton question="Withdraw the vote?" consequence="It is counted no more." keep="Keep it">
        Withdraw
      </ConfirmButton>
    </form>,
  )
})

async function ask() {
  const opener = screen.getByRole('button', { name: 'Withdraw' })
  act(() => opener.focus())
  fireEvent.click(opener)
  return screen.findByRole('alertdialog', { name: 'Withdraw the vote?' })
}

describe('a question before something that cannot be undone', () => {
  test('stands in the way of the form, with the safe answer in focus', async () => {
    await ask()
    expect(sent).not.toHaveBeenCalled()
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Keep it'))
  })

  test('Escape keeps things as they are and gives the focus back', async () => {
    await ask()
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Keep it'))
    fireEvent.keyDown(document.activeElement!, { key: 'Escape' })
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Withdraw' })))
    expect(sent).not.toHaveBeenCalled()
  })

  test('the other verb sends the form', async () => {
    const dialog = await ask()
    fireEvent.click([...dialog.querySelectorAll('button')].find((button) => button.textContent === 'Withdraw')!)
    await waitFor(() => expect(sent).toHaveBeenCalledOnce())
  })
})
