import type { SubmitOptions } from '@remix-run/react'
import type { FormEvent } from 'react'

type Send = (form: HTMLFormElement | HTMLButtonElement, options: SubmitOptions) => unknown

/** Sends a form so that its page knows it to be on its way before the next press is read: however often it is pressed, it goes once. */
export function sendAtOnce(send: Send, options?: SubmitOptions) {
  return (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { submitter } = event.nativeEvent as SubmitEvent
    send((submitter as HTMLButtonElement | null) ?? event.currentTarget, { ...options, flushSync: true })
  }
}
