import { DomainError } from '@zhanwang/kernel/errors'
import { EVERYWHERE } from '@zhanwang/kernel/scope'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ApprovalState, type Decider, decide, escalate, resubmit, submitted, withdraw } from '../src/decide.ts'
import { ApprovalRoute } from '../src/route.ts'
import { COUNTY, holding, PREFECTURE, TOWN } from './files.ts'

const PERMISSIONS = ['station.supervise', 'fund.approve']
const grant = fc
  .record({ permission: fc.constantFrom(...PERMISSIONS), scope: fc.constantFrom(TOWN, COUNTY, PREFECTURE, EVERYWHERE) })
  .map(({ permission, scope }) => holding(permission, scope))
/** Few people with many posts: what goes wrong goes wrong between the posts of one person. */
const people = fc
  .array(fc.array(grant, { maxLength: 5 }), { minLength: 2, maxLength: 6 })
  .map((posts) => posts.map((grants, index): Decider => ({ id: `p${index}`, grants })))
const routes = fc
  .array(
    fc.record({
      name: fc.constant('审核'),
      level: fc.constantFrom('county', 'prefecture'),
      permission: fc.constantFrom(...PERMISSIONS),
      people: fc.integer({ min: 1, max: 3 }),
      workingDays: fc.constant(5),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((steps) => ApprovalRoute.parse({ steps }))
const actions = fc.array(
  fc.record({
    who: fc.nat(5),
    what: fc.constantFrom('approve', 'approve', 'approve', 'return', 'reject', 'resubmit', 'withdraw', 'escalate'),
  }),
  { maxLength: 40 },
)

type Action = 'approve' | 'return' | 'reject' | 'resubmit' | 'withdraw' | 'escalate'

function take(state: ApprovalState, who: Decider, what: Action): ApprovalState {
  if (what === 'resubmit') return resubmit(state, who.id)
  if (what === 'withdraw') return withdraw(state, who.id)
  if (what === 'escalate') return escalate(state) ?? state
  return decide(state, who, { outcome: what, comment: '意见' })
}

test('whatever people try in whatever order, maker and deciders are different people and a finished file stays', () => {
  fc.assert(
    fc.property(people, routes, actions, ([clerk, ...others], route, tried) => {
      const everyone = clerk ? [clerk, ...others] : others
      let state = submitted({ route, scopePath: TOWN, submittedBy: 'p0', madeBy: ['p1'] })
      const submitters = new Set(['p0'])
      for (const { who, what } of tried) {
        const actor = everyone[who % everyone.length]
        if (!actor) continue
        const before = state
        try {
          state = take(state, actor, what as Action)
        } catch (error) {
          expect(error).toBeInstanceOf(DomainError)
          expect(state).toBe(before)
          continue
        }
        if (what === 'resubmit') submitters.add(actor.id)
        if (['approved', 'rejected', 'withdrawn'].includes(before.status)) expect(state).toEqual(before)
        for (const said of state.said.slice(before.said.length)) {
          expect(submitters.has(said.by) || said.by === 'p1').toBe(false)
        }
      }
      for (let round = 1; round <= state.round; round++) {
        const deciders = state.said.filter((one) => one.round === round).map(({ by }) => by)
        expect(new Set(deciders).size).toBe(deciders.length)
      }
      if (state.status === 'approved') {
        route.steps.forEach(({ people: needed }, step) => {
          const approved = state.said.filter(
            (one) => one.round === state.round && one.step === step && one.outcome === 'approve',
          )
          expect(new Set(approved.map(({ by }) => by)).size).toBe(needed)
        })
      }
    }),
    { numRuns: 3_000 },
  )
})
