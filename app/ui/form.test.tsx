// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import { createInstance } from 'i18next'
import type { ReactNode } from 'react'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { beforeEach, describe, expect, test } from 'vitest'
import ui from '../locales/en/ui.json'
import { ErrorSummary, TextArea, TextField } from './field.tsx'
import { readFields } from './form.tsx'

const errors = { email: { format: 'Enter an email address in full' }, long: 'Use at most {{max}} words' }
const i18n = createInstance()
await i18n
  .use(initReactI18next)
  .init({ lng: 'en', resources: { en: { ui, errors } }, interpolation: { escapeValue: false } })

const DEFAULTS = { email: '', about: 'Nothing yet', agree: true, topics: ['a', 'b'], note: null }
const REFUSED = {
  status: 'error' as const,
  initialValue: { email: 'o@', about: 'One', topics: ['b'] },
  error: { about: ['long?max=60'], email: ['email.format'], '': ['The form was sent twice'] },
}

function show(children: ReactNode) {
  return render(<I18nextProvider i18n={i18n}>{children}</I18nextProvider>)
}

beforeEach(() => {
  document.title = 'Interest'
})

describe('fields after a submission', () => {
  test('a first visit shows the defaults and no problem', () => {
    const form = readFields('f', undefined, DEFAULTS)
    expect(form.fields.about).toMatchObject({ name: 'about', defaultValue: 'Nothing yet', errors: [], invalid: false })
    expect(form.fields.agree.defaultValue).toBe('on')
    expect(form.fields.topics.defaultValue).toEqual(['a', 'b'])
    expect(form.summary).toEqual([])
  })

  test('what was typed is given back, and an unchecked box stays unchecked', () => {
    const form = readFields('f', REFUSED, DEFAULTS)
    expect(form.fields.email.defaultValue).toBe('o@')
    expect(form.fields.topics.defaultValue).toEqual(['b'])
    expect(form.fields.agree.defaultValue).toBeUndefined()
  })

  test('problems stand in the order of the form', () => {
    const form = readFields('f', REFUSED, DEFAULTS)
    expect(form.summary.map((problem) => problem.name)).toEqual(['email', 'about'])
    expect(form.formErrors).toEqual(['The form was sent twice'])
  })

  test('a nested name finds its value and has an id of its own', () => {
    const form = readFields('f', { initialValue: { options: [{ label: 'Yes' }] } }, DEFAULTS)
    expect(form.field('options[0].label')).toMatchObject({ id: 'foptions-0-label', defaultValue: 'Yes' })
  })
})

describe('the error summary', () => {
  test('says the count in words, links to the fields, takes the focus and marks the title', () => {
    const form = readFields('f', REFUSED, DEFAULTS)
    const { unmount } = show(<ErrorSummary form={form} />)
    expect(screen.getByRole('heading').textContent).toBe('There are three things to correct')
    expect(screen.getByRole('link', { name: 'Use at most 60 words' }).getAttribute('href')).toBe('#fabout')
    expect(document.activeElement).toBe(screen.getByRole('alert'))
    expect(document.title).toBe('Error: Interest')
    unmount()
    expect(document.title).toBe('Interest')
  })

  test('is not there when nothing is wrong', () => {
    show(<ErrorSummary form={readFields('f', null, DEFAULTS)} />)
    expect(screen.queryByRole('alert')).toBeNull()
  })
})

test('a field says its hint and its error to assistive technology', () => {
  const { fields } = readFields('f', REFUSED, DEFAULTS)
  show(<TextField field={fields.email} label="Email" hint="We answer within a week" />)
  const input = screen.getByLabelText('Email')
  expect(input.getAttribute('aria-invalid')).toBe('true')
  const said = (input.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
  expect(said).toEqual(['We answer within a week', 'Error: Enter an email address in full'])
})

test('a text says how many words are left to write', () => {
  const { fields } = readFields('f', undefined, DEFAULTS)
  show(<TextArea field={fields.about} label="About" limit={1} unit="words" />)
  expect(screen.getByText('1 word too many')).toBeTruthy()
})
