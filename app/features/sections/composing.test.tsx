import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { IndicatorPicker } from '#app/editor/toolbar/indicator-picker.tsx'
import { MentionTextArea } from '#app/features/comments/mention-text-area.tsx'
import { isComposing, keepCompositions } from '#app/ui/composing.ts'
import { renderInRouter } from '#app/ui/stage.fixture.tsx'

/** The key that settles a word, as the browsers give it: two while composing, Safari's just after. */
const SETTLES = [
  { key: 'Enter', keyCode: 13, isComposing: true },
  { key: 'Enter', keyCode: 229, isComposing: true },
  { key: 'Enter', keyCode: 229, isComposing: false },
]
const ENTER = { key: 'Enter', keyCode: 13, isComposing: false }

test('a key is the input method’s while something is composed, and Safari’s that ended it', () => {
  expect(SETTLES.map(isComposing)).toEqual([true, true, true])
  expect(isComposing(ENTER)).toBe(false)
})

test('the Enter that settles a word picks nobody to mention and sends nothing', async () => {
  const [onChange, onSend] = [vi.fn(), vi.fn()]
  const people = [{ type: 'person' as const, id: 'p', label: 'Aiko Tanaka', detail: '', groupId: 'g' }]
  renderInRouter(
    <MentionTextArea label="Comment" value="@Ai" onChange={onChange} onSend={onSend} mentionables={people} />,
  )
  const box = screen.getByRole<HTMLTextAreaElement>('textbox')
  box.setSelectionRange(3, 3)
  box.focus()
  fireEvent.click(box)
  const offer = await screen.findByRole('option')
  await waitFor(() => expect(box.getAttribute('aria-activedescendant')).toBe(offer.id))
  // An offer is taken as its key is let go.
  const press = (key: object) => {
    fireEvent.keyDown(box, key)
    fireEvent.keyUp(box, key)
  }
  for (const settles of SETTLES) {
    press(settles)
    press({ ...settles, ctrlKey: true })
  }
  expect([onChange.mock.calls, onSend.mock.calls]).toEqual([[], []])
  press(ENTER)
  expect(onChange).toHaveBeenCalledWith('@Aiko Tanaka ')
  press({ ...ENTER, ctrlKey: true })
  expect(onSend).toHaveBeenCalledOnce()
})

test('the Enter that settles a word picks no indicator', () => {
  const onPick = vi.fn()
  renderInRouter(
    <IndicatorPicker
      indicators={[{ id: 'i', code: 'A1', name: 'Coverage', state: 'proposed', href: '/i' }]}
      onPick={onPick}
    />,
  )
  const field = screen.getByRole('combobox')
  for (const settles of SETTLES) fireEvent.keyDown(field, settles)
  expect(onPick).not.toHaveBeenCalled()
  fireEvent.keyDown(field, ENTER)
  expect(onPick).toHaveBeenCalledOnce()
})

test('the Enter that settles a word sends the form of no field', () => {
  keepCompositions(document)
  render(
    <form>
      <input aria-label="Name" />
      <textarea aria-label="Words" />
    </form>,
  )
  const field = screen.getByLabelText('Name')
  // What is not prevented here is what the browser sends a form for.
  for (const settles of SETTLES) expect(fireEvent.keyDown(field, settles)).toBe(false)
  expect(fireEvent.keyDown(field, ENTER)).toBe(true)
  expect(fireEvent.keyDown(screen.getByLabelText('Words'), SETTLES[1])).toBe(true)
})
