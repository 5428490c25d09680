import type { FileContents } from '@zhanwang/files/file-contents'
import { routeParams } from '@zhanwang/kernel/contract'
import { DomainError } from '@zhanwang/kernel/errors'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sendFile, sendMadeFile } from '../files/send-file.ts'
import type { Forward } from '../forward.ts'
import { acceptJsonBodies, bodyBytes, parseBody } from '../http/json-body.ts'
import { deliveryOf, type OfferedProcedure } from '../offered-procedures.ts'
import { keepIfPublic } from '../public/public-answer.ts'
import { inputCoercion } from './coerce-input.ts'

type RestRequest = FastifyRequest<{ Params: Record<string, string> }>

/** `/api/v1/...`: one route for each procedure, as its contract says; what delivers a file answers with its content. */
export function restRoutes(offered: readonly OfferedProcedure[], forward: Forward, contents: FileContents) {
  return async (app: FastifyInstance) => {
    acceptJsonBodies(app)
    for (const procedure of offered) {
      const inputOf = inputReader(procedure)
      const delivery = deliveryOf(procedure)
      app.route<{ Params: Record<string, string> }>({
        method: procedure.method,
        config: { procedure: procedure.trpcPath },
        url: procedure.route.replace(/\{(\w+)\}/g, ':$1'),
        handler: async (request, reply) => {
          const answer = await forward(procedure, inputOf(request), request)
          if (delivery === 'file') return sendFile(request, reply, { contents, context: procedure.context, answer })
          if (delivery === 'made-file') return sendMadeFile(reply, answer)
          keepIfPublic(reply, procedure)
          return reply.type('application/json').send(answer)
        },
      })
    }
  }
}

/** The input's JSON: a body without path params passes as it is; else it is put together from path, query or body. */
function inputReader({ method, route, procedure }: OfferedProcedure): (request: RestRequest) => Uint8Array | string {
  const params = routeParams(route)
  if (method === 'GET') {
    const coerce = inputCoercion(procedure.input)
    return (request) => JSON.stringify({ ...queryInput(request.url, coerce), ...pathInput(request, params) })
  }
  if (params.length === 0) return (request) => orNothing(bodyBytes(request))
  return (request) => JSON.stringify({ ...bodyObject(request), ...pathInput(request, params) })
}

function queryInput(url: string, coerce: ReturnType<typeof inputCoercion>): Record<string, unknown> {
  const start = url.indexOf('?')
  if (start < 0) return {}
  const query = new URLSearchParams(url.slice(start + 1))
  return Object.fromEntries([...new Set(query.keys())].map((name) => [name, coerce(name, query.getAll(name))]))
}

/** The path names the thing: it goes before what a query or a body says. */
function pathInput(request: RestRequest, params: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    params.flatMap((name) => {
      const value = request.params[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

function orNothing(body: Uint8Array): Uint8Array | string {
  return body.length > 0 ? body : '{}'
}

function bodyObject(request: FastifyRequest): object {
  const body = bodyBytes(request)
  if (body.length === 0) return {}
  const value = parseBody(body)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new DomainError('invalid-input', { reason: 'body-not-json' })
  return value
}
