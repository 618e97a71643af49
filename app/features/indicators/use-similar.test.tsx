import { act, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useSimilar } from './use-similar.ts'

const asked: { address: string; answer: (codes: string[]) => Promise<void> }[] = []

beforeEach(() => {
  vi.useFakeTimers()
  asked.length = 0
  vi.stubGlobal('fetch', (address: string) => {
    const answered = new Promise((resolve) => {
      asked.push({
        address,
        answer: (codes) =>
          act(async () => {
            resolve({ ok: true, json: async () => ({ similar: codes.map((code) => ({ code })), entries: [] }) })
            await vi.advanceTimersByTimeAsync(0)
          }),
      })
    })
    return answered
  })
})
afterEach(() => void vi.useRealTimers())

function Proposal() {
  const { alike, typed, around } = useSimilar('a-roundtable')
  return (
    <div ref={around} onInput={typed}>
      <form>
        <input aria-label="Name" name="name" />
        <output>{alike?.similar.map(({ code }) => code).join(' ')}</output>
      </form>
    </div>
  )
}

async function type(value: string) {
  fireEvent.input(screen.getByLabelText('Name'), { target: { value } })
  await vi.advanceTimersByTimeAsync(700)
}

test('an answer that comes late does not take the place of one to what was typed since', async () => {
  render(<Proposal />)
  await type('Households')
  await type('Jobs')
  await asked[1]!.answer(['JOB-1'])
  await asked[0]!.answer(['HOU-1'])
  expect(screen.getByRole('status').textContent).toBe('JOB-1')
})

test('nothing is asked before a letter is typed', async () => {
  render(<Proposal />)
  await vi.advanceTimersByTimeAsync(2000)
  expect(asked).toEqual([])
})
