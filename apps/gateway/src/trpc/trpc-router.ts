import { type AnyTRPCProcedure, initTRPC, type TRPCCreateRouterOptions } from '@trpc/server'
import { DomainError } from '@zhanwang/kernel/errors'
import { preferredLanguage } from '@zhanwang/kernel/localized-text'
import type { Caller, Forward } from '../forward.ts'
import type { ErrorReader } from '../http/error-text.ts'
import { type LiveParts, liveChanges } from '../live/live-changes.ts'
import type { OfferedProcedure } from '../offered-procedures.ts'
import { domainErrorOf, toTrpcError } from './trpc-error.ts'

export interface TrpcContext {
  readonly caller: Caller
}

export type TrpcRouter = ReturnType<typeof buildTrpcRouter>

/**
 * Real tRPC procedures from the contracts: they serve batches, and give the single-call route its error shapes.
 * The types are erased here; what clients see is `AppRouter`.
 */
export function buildTrpcRouter(
  offered: readonly OfferedProcedure[],
  forward: Forward,
  read: ErrorReader,
  live: LiveParts,
) {
  const t = initTRPC.context<TrpcContext>().create({
    isDev: false,
    isServer: true,
    sse: {
      ping: { enabled: true, intervalMs: live.pingMs },
      // A page whose connection died without a word hears two pings less, and comes again.
      client: { reconnectAfterInactivityMs: live.pingMs * 2.5 },
    },
    errorFormatter: ({ shape, error, ctx }) => {
      const language = preferredLanguage(ctx?.caller.headers['accept-language'])
      const zhanwang = read(domainErrorOf(error), language, ctx?.caller.id ?? '')
      return { ...shape, message: zhanwang.text, data: { ...shape.data, zhanwang } }
    },
  })
  const built = (procedure: OfferedProcedure): AnyTRPCProcedure => {
    const resolve = async ({ ctx, input }: { ctx: TrpcContext; input: unknown }): Promise<unknown> => {
      try {
        const body = await forward(procedure, JSON.stringify(input ?? {}), ctx.caller)
        return JSON.parse(Buffer.from(body).toString())
      } catch (error) {
        throw error instanceof DomainError ? toTrpcError(error) : error
      }
    }
    // The service that answers checks the input: here it passes as it came.
    const builder = t.procedure.input((input: unknown) => input)
    return procedure.procedure.kind === 'query' ? builder.query(resolve) : builder.mutation(resolve)
  }
  const changes = t.procedure.subscription(async function* ({ ctx, signal }) {
    try {
      yield* liveChanges(live, ctx.caller, signal)
    } catch (error) {
      throw error instanceof DomainError ? toTrpcError(error) : error
    }
  })
  return t.router(
    nested([
      ...offered.map((procedure): Leaf => [procedure.trpcPath.split('.'), built(procedure)]),
      [['live', 'changes'], changes],
    ]),
  )
}

type Leaf = readonly [path: readonly string[], procedure: AnyTRPCProcedure]

/** `[['a', 'b'], x]` as `{ a: { b: x } }`. */
function nested(leaves: readonly Leaf[]): TRPCCreateRouterOptions {
  const branches = Map.groupBy(leaves, ([path]) => path[0] ?? '')
  return Object.fromEntries(
    [...branches].map(([key, below]) => {
      const leaf = below.find(([path]) => path.length === 1)
      return [key, leaf ? leaf[1] : nested(below.map(([path, procedure]) => [path.slice(1), procedure]))]
    }),
  )
}
