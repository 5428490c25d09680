import type { FastifyReply } from 'fastify'
import type { OfferedProcedure } from '../offered-procedures.ts'

/** How long a change may go unseen on a public page, in seconds: what a crowd asks at once is answered once. */
const FRESH_S = 60

/** Lets browsers and proxies keep an answer that is the same for everybody; an error is kept by nobody. */
export function keepIfPublic(reply: FastifyReply, { procedure }: OfferedProcedure): void {
  if (procedure.scope !== 'public') return
  reply.headers({ 'cache-control': `public, max-age=${FRESH_S}`, vary: 'accept-language' })
}
