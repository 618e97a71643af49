import { expect, it } from 'vitest'
import { read, sourceFiles } from './source-files.ts'

/** Forms of the doors, for nobody yet or for whoever opens the link, and of choices that are the browser's. */
const FOR_NOBODY = [
  'app/features/identity/forgotten-password.tsx',
  'app/features/identity/reset-password-form.tsx',
  'app/features/identity/sign-in-form.tsx',
  'app/features/identity/first-account-form.tsx',
  'app/features/identity/invitation-form.tsx',
  'app/features/partners/interest-form.tsx',
  'app/features/site/theme-switch.tsx',
  'app/ui/language-switch.tsx',
  'app/features/secretariat/desk-frame.tsx',
  'app/ui/plain-menu.tsx',
]

it('every form that is sent in somebody’s name says for whom its page was made', () => {
  const forms = sourceFiles(/^app\/.*(?<!\.test)\.tsx$/).filter((file) =>
    /<(?:Form|form|fetcher\.Form)\b[^>]*method="post"/.test(read(file)),
  )
  const silent = forms.filter((file) => !FOR_NOBODY.includes(file) && !read(file).includes('<PageOwnerField />'))
  expect(silent).toEqual([])
})
