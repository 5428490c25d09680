import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ERROR_CODES, isErrorCode } from '@zhanwang/kernel/errors'
import { problemOf } from './problem.ts'
import { reportSessionEnd } from './session.ts'

const MOST_RETRIES = 2

function watchSession(error: Error): void {
  if (problemOf(error).code === 'unauthenticated') reportSessionEnd()
}

/** A query is sent again only where the code table says that nothing happened and later may go well. */
function mayRetry(failures: number, error: Error): boolean {
  const { code } = problemOf(error)
  const retry = isErrorCode(code) ? ERROR_CODES[code].retry : 'later'
  return failures < MOST_RETRIES && retry === 'later'
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: watchSession }),
  mutationCache: new MutationCache({ onError: watchSession }),
  defaultOptions: {
    queries: { retry: mayRetry, staleTime: 15_000, refetchOnWindowFocus: false },
    // A command is repeated by the person, under the same command id (see use-command.ts).
    mutations: { retry: false },
  },
})
