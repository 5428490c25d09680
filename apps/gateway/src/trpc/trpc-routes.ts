import { getTRPCErrorShape } from '@trpc/server'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { DomainError } from '@zhanwang/kernel/errors'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Forward } from '../forward.ts'
import { acceptJsonBodies, bodyBytes } from '../http/json-body.ts'
import { checkNesting } from '../http/nesting.ts'
import { toDomainError } from '../http/unexpected.ts'
import type { OfferedProcedure } from '../offered-procedures.ts'
import { keepIfPublic } from '../public/public-answer.ts'
import { toTrpcError } from './trpc-error.ts'
import type { TrpcRouter } from './trpc-router.ts'

const RESULT_START = Buffer.from('{"result":{"data":')
const RESULT_END = Buffer.from('}}')
const MAX_BATCH = 50
export const EVENT_STREAM = 'text/event-stream'
/** No proxy keeps, compresses or collects a stream; its connection ends with it, so that a stop need not wait for the page. */
const STREAM_HEADERS = { 'cache-control': 'no-cache, no-transform', 'x-accel-buffering': 'no', connection: 'close' }

/**
 * `/trpc/<path>` in tRPC's HTTP format. A single call, which is nearly every call, goes straight to `forward` with the
 * service's own bytes inside the answer (tRPC's fastify adapter costs four fifths of the rate, see goals); batches and
 * whatever is unusual go through tRPC itself. A test holds the two to the same answers.
 */
export function trpcRoutes(offered: readonly OfferedProcedure[], forward: Forward, router: TrpcRouter) {
  const procedures = new Map(offered.map((procedure) => [procedure.trpcPath, procedure]))

  return async (app: FastifyInstance) => {
    acceptJsonBodies(app)

    const handle = async (request: FastifyRequest<{ Params: { '*': string } }>, reply: FastifyReply) => {
      const path = request.params['*']
      const query = new URLSearchParams(request.url.slice(request.url.indexOf('?') + 1 || request.url.length))
      for (const input of query.getAll('input')) checkNesting(input)
      const procedure = procedures.get(path)
      if (procedure) request.asksFor = path
      if (!procedure || request.method !== procedure.method || query.has('batch')) return throughTrpc(request, reply)
      const input = request.method === 'GET' ? query.get('input') : bodyBytes(request)
      try {
        const body = await forward(procedure, input?.length ? input : '{}', request)
        keepIfPublic(reply, procedure)
        return reply.type('application/json').send(Buffer.concat([RESULT_START, body, RESULT_END]))
      } catch (error) {
        return replyTrpcError(reply, request, path, procedure.procedure.kind === 'query' ? 'query' : 'mutation', error)
      }
    }

    const throughTrpc = async (request: FastifyRequest, reply: FastifyReply) => {
      const response = await fetchRequestHandler({
        endpoint: '/trpc',
        req: fetchRequest(request),
        router,
        maxBatchSize: MAX_BATCH,
        createContext: ({ info }) => {
          if (info.type === 'mutation' && info.calls.length > 1)
            throw toTrpcError(new DomainError('invalid-input', { reason: 'one-command-per-request' }))
          return { caller: request }
        },
        onError: ({ error }) => {
          if (getHTTPStatusCodeFromError(error) >= 500 && !(error.cause instanceof DomainError))
            request.log.error({ err: error, correlationId: request.id }, 'a tRPC request failed')
        },
      })
      const type = response.headers.get('content-type') ?? 'application/json'
      reply.code(response.status).type(type)
      // A subscription: written as it comes and as fast as it is read; given up when the page goes.
      if (type === EVENT_STREAM && response.body) return reply.headers(STREAM_HEADERS).send(response.body)
      return reply.send(Buffer.from(await response.arrayBuffer()))
    }

    const replyTrpcError = (
      reply: FastifyReply,
      request: FastifyRequest,
      path: string | undefined,
      type: 'query' | 'mutation' | 'unknown',
      failure: unknown,
    ) => {
      const error = toTrpcError(toDomainError(failure, request))
      const config = router._def._config
      const shape = getTRPCErrorShape({ config, error, type, path, input: undefined, ctx: { caller: request } })
      return reply
        .code(getHTTPStatusCodeFromError(error))
        .type('application/json')
        .send(JSON.stringify({ error: shape }))
    }

    app.setErrorHandler((error, request, reply) => replyTrpcError(reply, request, undefined, 'unknown', error))
    app.get('/*', handle)
    app.post('/*', handle)
  }
}

/** The same request as the fetch API has it. Only the headers that tRPC reads are carried. */
function fetchRequest(request: FastifyRequest): Request {
  // The body's type was checked where it was read.
  const headers = { 'content-type': 'application/json' }
  const url = new URL(request.url, 'http://gateway')
  return request.method === 'POST'
    ? new Request(url, { method: 'POST', headers, body: Buffer.from(bodyBytes(request)) })
    : new Request(url, { headers })
}
