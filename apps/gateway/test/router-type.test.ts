import type { TRPCClientErrorLike } from '@trpc/client'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import { type StationRegistry, stationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { DivisionCode } from '@zhanwang/kernel/division-code'
import type { ErrorCode } from '@zhanwang/kernel/errors'
import { expectTypeOf, test } from 'vitest'
import type { z } from 'zod'
import type { CONTEXTS } from '../src/composition.ts'
import type { AppRouter } from '../src/router-type.ts'

type Inputs = inferRouterInputs<AppRouter>
type Outputs = inferRouterOutputs<AppRouter>
const { stations, divisions, indicators } = stationRegistry.procedures

test('the router’s inputs are what the contracts’ schemas accept', () => {
  expectTypeOf<Inputs['registry']['stations']['list']>().toEqualTypeOf<z.input<typeof stations.list.input>>()
  expectTypeOf<Inputs['registry']['stations']['list']['limit']>().toEqualTypeOf<number | undefined>()
  expectTypeOf<Inputs['registry']['stations']['rectify']>().toEqualTypeOf<{
    code: string
    version: number
    on: string
    reason: string
  }>()
  expectTypeOf<Inputs['indicators']['read']>().toEqualTypeOf<z.input<typeof indicators.read.input>>()
  expectTypeOf<Inputs['identity']['accounts']['get']>().toEqualTypeOf<{ id: string }>()
})

test('the router’s outputs are what the contracts’ schemas give', () => {
  expectTypeOf<Outputs['registry']['divisions']['get']>().toEqualTypeOf<z.output<typeof divisions.get.output>>()
  expectTypeOf<Outputs['registry']['divisions']['get']['division']['code']>().toEqualTypeOf<DivisionCode>()
  expectTypeOf<Outputs['indicators']['list']['rows'][number]['code']>().toEqualTypeOf<string>()
  expectTypeOf<Outputs['identity']['me']['get']['account']['mustChangePassword']>().toEqualTypeOf<boolean>()
})

test('a command is a mutation, a query a query, and the contexts’ own indicator groups are not offered', () => {
  type Procedures = AppRouter['_def']['procedures']
  expectTypeOf<Procedures['registry']['stations']['found']['_def']['type']>().toEqualTypeOf<'mutation'>()
  expectTypeOf<Procedures['registry']['stations']['get']['_def']['type']>().toEqualTypeOf<'query'>()
  expectTypeOf<Procedures['live']['changes']['_def']['type']>().toEqualTypeOf<'subscription'>()
  expectTypeOf<keyof Procedures>().toEqualTypeOf<(typeof CONTEXTS)[number]['key'] | 'indicators' | 'live'>()
  expectTypeOf<keyof Procedures['registry']>().toEqualTypeOf<
    Exclude<keyof StationRegistry['procedures'], 'indicators'>
  >()
})

test('an error carries our code and text', () => {
  type Data = NonNullable<TRPCClientErrorLike<AppRouter>['data']>
  expectTypeOf<Data['zhanwang']['code']>().toEqualTypeOf<ErrorCode>()
  expectTypeOf<Data['zhanwang']['text']>().toEqualTypeOf<string>()
})
