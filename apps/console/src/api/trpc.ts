import { createTRPCClient, httpLink } from '@trpc/client'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import type { AppRouter } from '@zhanwang/gateway/router-type'
import { chosenLanguage, LANGUAGE_TAGS } from '../locales/language.ts'
import { isAttended } from './presence.ts'
import { queryClient } from './query-client.ts'
import { withoutDirection } from './without-direction.ts'

/** Calls go one by one, not in batches: a slow figure must not hold back a list. */
export const client = createTRPCClient<AppRouter>({
  links: [
    withoutDirection(),
    httpLink({
      url: '/trpc',
      headers({ op }) {
        const { commandId } = op.context
        return {
          'Accept-Language': LANGUAGE_TAGS[chosenLanguage()],
          ...(isAttended() ? {} : { 'X-Unattended': 'true' }),
          ...(typeof commandId === 'string' ? { 'Idempotency-Key': commandId } : {}),
        }
      },
    }),
  ],
})

export const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient })
