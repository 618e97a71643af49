import { describe, expect, it } from 'vitest'
import { COMMON_PASSWORDS } from './common-passwords.ts'
import { passwordProblem } from './password-rules.ts'

const context = ['Ana Rivera', 'ana.rivera@portelle.example', 'City of Portelle']

describe('a password', () => {
  it.each([
    ['1234567', 'identity.password-short'],
    ['é'.repeat(7), 'identity.password-short'],
    ['a'.repeat(257), 'identity.password-long'],
    ['password', 'identity.password-common'],
    ['PassWord', 'identity.password-common'],
    ['password123!', 'identity.password-common'],
    ['qwertyuiop', 'identity.password-common'],
    ['motdepasse', 'identity.password-common'],
    ['aaaaaaaaaaaa', 'identity.password-common'],
    ['Roundtable2026!', 'identity.password-obvious'],
    ['portelle2026', 'identity.password-obvious'],
    ['ana.rivera1', 'identity.password-obvious'],
    ['Ana Rivera', 'identity.password-obvious'],
  ])('%j is refused: %s', (password, problem) => {
    expect(passwordProblem(password, context)).toBe(problem)
  })

  it.each([
    'the table has nine legs',
    'correcthorsebattery',
    'no digits here',
    '   spaces   ok   ',
    '\u{1F333}'.repeat(3) + 'abcde',
    'x7'.repeat(64) + 'yz',
    'Portelle has nine bridges',
  ])('%j is accepted', (password) => {
    expect(passwordProblem(password, context)).toBeNull()
  })

  it('is checked against a list of several hundred', () => {
    expect(COMMON_PASSWORDS.size).toBeGreaterThan(300)
  })
})
