import path from 'node:path'
import { inject } from 'vitest'
import type { ProcessName } from './processes.ts'

/** The bundle of a program that a test starts in a process of its own. */
export const ownProcess = (name: ProcessName) => path.join(inject('processFolder'), `${name}.js`)
