import { redirect } from '@tanstack/react-router'
import { z } from 'zod'
import { meOptions } from '../api/me.ts'
import { problemOf } from '../api/problem.ts'
import { queryClient } from '../api/query-client.ts'
import { hasSession } from '../api/sign-in.ts'

/** Only a path of this console: a link from elsewhere must not lead a signed-in reader away. */
export const BackTo = z.object({
  back: z
    .string()
    .regex(/^\/(?![/\\])/)
    .optional()
    .catch(undefined),
})

/** Who is signed in; where nobody is, the reader signs in first and comes back to the same address. */
export async function requireSession(back: string) {
  const toSignIn = () => redirect({ to: '/sign-in', search: back === '/' ? {} : { back } })
  const known = queryClient.getQueryData(meOptions().queryKey)
  if (known) return known
  if (!(await hasSession())) throw toSignIn()
  try {
    // Asked even where the browser says that there is no network: the answer is then a page that says so, not a wait.
    return await queryClient.fetchQuery({ ...meOptions(), networkMode: 'always' })
  } catch (error) {
    if (problemOf(error).code === 'unauthenticated') throw toSignIn()
    throw error
  }
}
