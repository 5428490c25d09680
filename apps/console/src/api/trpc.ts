import { createTRPCClient, type HTTPLinkOptions, httpLink, splitLink } from '@trpc/client'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import type { AppRouter } from '@zhanwang/gateway/router-type'
import { chosenLanguage, LANGUAGE_TAGS } from '../locales/language.ts'
import { isAttended } from './presence.ts'
import { queryClient } from './query-client.ts'
import { withoutDirection } from './without-direction.ts'

const HTTP: HTTPLinkOptions<AppRouter['_def']['_config']['$types']> = {
  url: '/trpc',
  headers({ op }) {
    const { commandId } = op.context
    return {
      'Accept-Language': LANGUAGE_TAGS[chosenLanguage()],
      ...(isAttended() ? {} : { 'X-Unattended': 'true' }),
      ...(typeof commandId === 'string' ? { 'Idempotency-Key': commandId } : {}),
    }
  },
}

/** Calls go one by one, not in batches: a slow figure must not hold back a list. */
export const client = createTRPCClient<AppRouter>({
  links: [
    withoutDirection(),
    // A query whose input is no address: it says so by its context.
    splitLink({
      condition: ({ context }) => context.byPost === true,
      true: httpLink({ ...HTTP, methodOverride: 'POST' }),
      false: httpLink(HTTP),
    }),
  ],
})

export const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient })
