import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Contract, command, defineContract, type Procedure, procedureEntries, query } from '../src/contract.ts'

const read = query({
  summary: { zh: '读', en: 'Read' },
  input: z.strictObject({ code: z.string() }),
  output: z.object({ code: z.string() }),
  permission: 'thing.read',
  scope: 'division',
  sensitivity: 'L1',
  rest: 'GET /things/{code}',
})
const open = {
  summary: read.summary,
  input: read.input,
  output: read.output,
  scope: 'public',
  sensitivity: 'L1',
  rest: read.rest,
} as const
const write = command({ ...read, permission: 'thing.write', rest: 'POST /things/{code}' })

function contract(things: Record<string, Procedure>): Contract {
  return { context: 'toy', title: { zh: '样例', en: 'Toy' }, reasons: {}, indicators: [], procedures: { things } }
}

describe('a contract', () => {
  test('gives every border the same name of a procedure', () => {
    const [entry] = procedureEntries(defineContract(contract({ read })))
    expect(entry).toMatchObject({
      path: 'things.read',
      subject: 'zw.rpc.toy.things.read',
      method: 'GET',
      route: '/things/{code}',
    })
  })

  test('may have a query that anybody reads', () => {
    expect(() => defineContract(contract({ read: query(open) }))).not.toThrow()
  })

  test.each([
    ['two procedures on one route', contract({ read, again: read }), /is taken/],
    ['a command behind GET', contract({ write: command({ ...write, rest: 'GET /things/{code}' }) }), /POST/],
    [
      'a route parameter that is no field of the input',
      contract({ read: query({ ...read, rest: 'GET /things/{id}' }) }),
      /no id/,
    ],
    ['a name that is no camelCase word', contract({ 'read-it': read }), /camelCase/],
    [
      'a division scope without a permission',
      contract({
        read: query({
          summary: read.summary,
          input: read.input,
          output: read.output,
          scope: 'division',
          sensitivity: 'L1',
          rest: read.rest,
        }),
      }),
      /needs a permission/,
    ],
    ['a public command', contract({ write: command({ ...open, rest: 'POST /things/{code}' }) }), /is a query/],
    ['a public query of more than aggregates', contract({ read: query({ ...open, sensitivity: 'L2' }) }), /is L1/],
    [
      'a public query with a permission',
      contract({ read: query({ ...open, permission: 'thing.read' }) }),
      /permission/,
    ],
    ['a public query that delivers a file', contract({ read: query({ ...open, delivers: 'file' }) }), /no file/],
  ])('is refused at load for %s', (_what, wrong, message) => {
    expect(() => defineContract(wrong)).toThrow(message)
  })
})
