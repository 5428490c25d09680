import type {
  TRPCBuiltRouter,
  TRPCDefaultErrorData,
  TRPCErrorShape,
  TRPCMutationProcedure,
  TRPCQueryProcedure,
  TRPCSubscriptionProcedure,
} from '@trpc/server'
import type { Contract } from '@zhanwang/kernel/contract'
import type { ErrorCode, ErrorDetails } from '@zhanwang/kernel/errors'
import type { indicatorProcedures } from '@zhanwang/kernel/indicator'
import type { LiveNotice } from '@zhanwang/kernel/live'
import type { z } from 'zod'
import type { CONTEXTS } from './composition.ts'
import type { indicatorList } from './indicators/indicator-list.ts'

/** What `error.data.zhanwang` tells a client; `text` is in the language that the request preferred. */
export interface ErrorInformation extends ErrorDetails {
  readonly code: ErrorCode
  readonly text: string
  readonly correlationId: string
}

export type ErrorData = TRPCDefaultErrorData & { readonly zhanwang: ErrorInformation }

type Root = { ctx: object; meta: object; errorShape: TRPCErrorShape<ErrorData>; transformer: false }

/** A contract's procedure as tRPC knows it. Matched on structure, not on `Query<…>`, which keeps 300 of them cheap. */
type ProcedureType<P> = P extends {
  kind: 'query'
  input: infer Input extends z.ZodType
  output: infer Output extends z.ZodType
}
  ? TRPCQueryProcedure<{ meta: object; input: z.input<Input>; output: z.output<Output> }>
  : P extends { kind: 'command'; input: infer Input extends z.ZodType; output: infer Output extends z.ZodType }
    ? TRPCMutationProcedure<{ meta: object; input: z.input<Input>; output: z.output<Output> }>
    : never

/** One context's groups as a tRPC record. */
export type ContractRecord<C extends Contract, Without extends string = never> = {
  [G in Exclude<keyof C['procedures'], Without> & string]: {
    [P in keyof C['procedures'][G] & string]: ProcedureType<C['procedures'][G][P]>
  }
}

/** What each context offers, by its key in the composition. */
type ByContext = { [C in (typeof CONTEXTS)[number] as C['key']]: ContractRecord<C['contract'], 'indicators'> }

/** What the gateway offers beside that. */
interface ByGateway {
  /** The figures of all contexts as one. */
  indicators: {
    list: ProcedureType<typeof indicatorList>
    read: ProcedureType<typeof indicatorProcedures.read>
    rows: ProcedureType<typeof indicatorProcedures.rows>
    export: ProcedureType<typeof indicatorProcedures.export>
  }
  /** What an open page hears of changes, as long as it listens. */
  live: {
    changes: TRPCSubscriptionProcedure<{ meta: object; input: object; output: AsyncIterable<LiveNotice, void> }>
  }
}

/** The gateway's tRPC router as a client sees it: derived from the contracts, no second list. */
export type AppRouter = TRPCBuiltRouter<Root, ByContext & { [Group in keyof ByGateway]: ByGateway[Group] }>
