import { fireEvent, render, screen } from '@testing-library/react'
import { createInstance } from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { expect, test } from 'vitest'
import ui from '../locales/en/ui.json'
import { RadioGroup } from './choices.tsx'
import { SelectField } from './field.tsx'
import { readFields } from './form.tsx'

const i18n = createInstance()
await i18n.use(initReactI18next).init({ lng: 'en', resources: { en: { ui } } })
const CHOICES = ['none', 'agreed', 'whole'].map((value) => ({ value, label: value }))

function Form({ stored, as }: { stored: string; as: 'list' | 'buttons' }) {
  const field = readFields('f', undefined, { readers: stored }).fields.readers
  if (as === 'list') return <SelectField field={field} label="Readers" options={CHOICES} />
  return <RadioGroup field={field} label="Readers" choices={CHOICES} />
}

const ways = {
  list: {
    choose: (choice: string) => fireEvent.change(screen.getByRole('combobox'), { target: { value: choice } }),
    chosen: () => screen.getByRole<HTMLSelectElement>('combobox').value,
  },
  buttons: {
    choose: (choice: string) => fireEvent.click(screen.getByLabelText(choice)),
    chosen: () => screen.getAllByRole<HTMLInputElement>('radio').find(({ checked }) => checked)?.value,
  },
}

for (const as of ['list', 'buttons'] as const) {
  const { choose, chosen } = ways[as]
  function stage() {
    const form = (stored: string) => (
      <I18nextProvider i18n={i18n}>
        <Form as={as} stored={stored} />
      </I18nextProvider>
    )
    const { rerender } = render(form('whole'))
    return (stored: string) => rerender(form(stored))
  }

  test(`${as}: what others store is shown, again and again`, () => {
    const store = stage()
    for (const other of ['none', 'agreed', 'whole', 'none']) {
      store(other)
      expect(chosen()).toBe(other)
    }
  })

  test(`${as}: a choice made while an earlier one is being stored stands, also where it is what was stored before`, () => {
    const store = stage()
    choose('none')
    choose('whole')
    store('none')
    expect(chosen()).toBe('whole')
  })

  test(`${as}: a choice stands until it is stored, and then follows what others store`, () => {
    const store = stage()
    choose('none')
    store('agreed')
    expect(chosen()).toBe('none')
    store('none')
    store('agreed')
    expect(chosen()).toBe('agreed')
  })
}
