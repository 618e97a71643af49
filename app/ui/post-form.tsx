import { Form, type FormProps } from '@remix-run/react'
import { PageOwnerField } from './page-owner.tsx'

/** A form that changes something in somebody's name. */
export function PostForm({ children, ...form }: Omit<FormProps, 'method'>) {
  return (
    <Form method="post" {...form}>
      <PageOwnerField />
      {children}
    </Form>
  )
}
