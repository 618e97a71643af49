import { type ShouldRevalidateFunctionArgs, useActionData, useLocation, useNavigationType } from '@remix-run/react'
import { useState } from 'react'

/**
 * What the last form sent from this page was answered: errors, and what was typed. It stays until a form is answered anew or the page
 * is left. The framework itself forgets it as soon as the page's data is loaded again, because others went on meanwhile, and when a link
 * of the error summary leads to a field.
 */
export function useFormAnswer<T>() {
  const answer = useActionData<T>()
  const { key, pathname, search } = useLocation()
  const isWithinPage = useNavigationType() === 'POP'
  const page = pathname + search
  const [kept, setKept] = useState({ answer, key, page })
  const isLeft = kept.page !== page || (kept.key !== key && !isWithinPage)
  const now = answer || isLeft ? { answer, key, page } : kept
  if (now.answer !== kept.answer || now.key !== kept.key) setKept(now)
  return now.answer
}

/**
 * A form is refused because something is otherwise than its page says: what is missing, which version is the newest, what can be chosen.
 * The router leaves the page as it was after a refusal; a page whose form is sent on top of what it shows loads that again.
 */
export function revalidateAfterRefusal({ actionStatus = 0, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return defaultShouldRevalidate || actionStatus >= 400
}
