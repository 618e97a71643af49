import type { ActionFunctionArgs } from '@remix-run/node'
import { signedInRequest, visitorRequest } from '#tests/factories/requests.ts'

// Each test knows the shape of what it asked for.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Answer = { status: number; headers: Headers; said: Headers; text: string; data: any }
type Call = {
  as?: { id: string } | null
  params?: Record<string, string>
  body?: Record<string, string> | FormData
  path?: string
}

/** What a loader or action answers, whether it returned or threw it; an error that is neither is the test's failure. */
export async function callRoute(handler: unknown, { as, params = {}, body, path = '/' }: Call): Promise<Answer> {
  const request = as ? await signedInRequest(as, path, { body }) : visitorRequest(path, { body })
  const said = new Headers()
  const context = { answerWith: (name: string, value: string) => said.set(name, value) }
  const args = { request, params, context } as unknown as ActionFunctionArgs
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  const answer: any = await (handler as (args: ActionFunctionArgs) => Promise<unknown>)(args).catch(
    (thrown: unknown) => thrown,
  )
  if (answer instanceof Error) throw answer
  if (answer instanceof Response)
    return { status: answer.status, headers: answer.headers, said, text: await answer.text(), data: null }
  const wrapped = answer?.type === 'DataWithResponseInit'
  return {
    status: wrapped ? (answer.init?.status ?? 200) : 200,
    headers: new Headers(wrapped ? answer.init?.headers : undefined),
    said,
    text: '',
    data: wrapped ? answer.data : answer,
  }
}
