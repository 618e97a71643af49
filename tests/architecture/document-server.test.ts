import { expect, test } from 'vitest'
import { DOCUMENT_SUBJECTS, type DocumentSubjectType } from '#app/shared/document-subjects.ts'
import { read, sourceFiles } from './source-files.ts'

/** A table is also a part of a text, which the server knows well: of the people at one it would speak so. */
const SAID: Partial<Record<DocumentSubjectType, string>> = { table: "type: 'table'|tableText|\\btableId|break-?out" }

test('the document server names no kind of subject: it asks the chapter that answers for it', () => {
  const names = new RegExp(DOCUMENT_SUBJECTS.map((subject) => SAID[subject] ?? subject).join('|'), 'i')
  const files = sourceFiles(/^server\/realtime\/collab\//).filter((file) => !/\.test\.ts$/.test(file))
  expect(files.length).toBeGreaterThan(50)
  const found = files.flatMap((file) =>
    [
      file,
      ...read(file)
        .split('\n')
        .map((line, at) => `${file}:${at + 1} ${line.trim()}`),
    ].filter((line) => names.test(line)),
  )
  expect(found).toEqual([])
})
