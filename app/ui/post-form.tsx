import { Form, type FormProps, useSubmit } from '@remix-run/react'
import { PageOwnerField } from './page-owner.tsx'
import { sendAtOnce } from './send-at-once.ts'

type PostFormProps = Omit<FormProps, 'method' | 'onSubmit'>

/** A form that changes something in somebody's name. */
export function PostForm({ children, ...form }: PostFormProps) {
  return (
    <VisitorForm {...form}>
      <PageOwnerField />
      {children}
    </VisitorForm>
  )
}

/** A form that anybody may send, signed in or not. */
export function VisitorForm({ reloadDocument, ...form }: PostFormProps) {
  const submit = sendAtOnce(useSubmit(), { preventScrollReset: form.preventScrollReset })
  return <Form method="post" reloadDocument={reloadDocument} onSubmit={reloadDocument ? undefined : submit} {...form} />
}
