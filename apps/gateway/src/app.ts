import { randomUUIDv7 } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { FileContents } from '@zhanwang/files/file-contents'
import { DomainError } from '@zhanwang/kernel/errors'
import { MAX_REQUEST_BYTES } from '@zhanwang/messaging/envelope'
import type { ReadinessReport } from '@zhanwang/service-kit/readiness'
import fastify, { type FastifyBaseLogger, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import type { Registry } from 'prom-client'
import type { OfferedContext } from './composition.ts'
import { serveConsole } from './console/console-files.ts'
import { type UploadParts, uploadRoutes } from './files/upload-routes.ts'
import { createForward, type ForwardParts } from './forward.ts'
import { logRequests } from './health/access-log.ts'
import { healthRoutes } from './health/health-routes.ts'
import { measureRequests } from './health/http-metrics.ts'
import { errorReader } from './http/error-text.ts'
import { checkLocalHost } from './http/own-host.ts'
import { replyProblem } from './http/problem.ts'
import { checkSameOrigin } from './http/same-origin.ts'
import { addSecurityHeaders } from './http/security-headers.ts'
import { toDomainError } from './http/unexpected.ts'
import type { SignInParts } from './identity/sessions/sign-in-parts.ts'
import { signInRoutes } from './identity/sessions/sign-in-routes.ts'
import type { LiveParts } from './live/live-changes.ts'
import { offeredProcedures } from './offered-procedures.ts'
import { openApiDocument } from './rest/openapi.ts'
import { restRoutes } from './rest/rest-routes.ts'
import { buildTrpcRouter } from './trpc/trpc-router.ts'
import { trpcRoutes } from './trpc/trpc-routes.ts'

/** No request takes longer to arrive: 50 MB do at 350 kbit/s. Who sends a byte a minute holds a connection without end. */
const REQUEST_MS = 20 * 60_000

export interface AppParts {
  readonly contexts: readonly OfferedContext[]
  readonly forward: ForwardParts
  readonly files: Pick<UploadParts, 'uploads'> & { readonly contents: FileContents }
  readonly signIn: SignInParts
  readonly live: LiveParts
  readonly ready: () => Promise<ReadinessReport>
  readonly metrics: Registry
  readonly log: FastifyBaseLogger
  readonly version: string
  /** Where browsers find the gateway, if it is not the host they ask for; https makes cookies and transport strict. */
  readonly publicUrl?: string | undefined
  /** Addresses and CIDR ranges of proxies in front whose `X-Forwarded-*` is believed. */
  readonly trustProxy?: readonly string[] | undefined
  /** Whether only this machine can reach it. */
  readonly loopback: boolean
  /** The console's built files; without it the gateway serves the API alone. */
  readonly consoleDir?: string | undefined
}

/** The whole HTTP side, ready to listen and not listening. */
export async function buildApp(parts: AppParts) {
  const { contexts, publicUrl, consoleDir } = parts
  const ownOrigin = publicUrl === undefined ? undefined : new URL(publicUrl).origin
  const https = ownOrigin?.startsWith('https:') ?? false
  const read = errorReader(contexts.map(({ contract }) => contract))
  const refuse = (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
    replyProblem(reply, request, toDomainError(error, request), read)

  const app = fastify({
    loggerInstance: parts.log,
    logController: new LogController({ disableRequestLogging: true }),
    // What is logged about a request names its correlation id itself: a child for each request would carry it for nothing.
    childLoggerFactory: (log) => log,
    // Never the caller's: it is written into logs and audit.
    genReqId: () => randomUUIDv7(),
    requestIdHeader: false,
    bodyLimit: MAX_REQUEST_BYTES,
    requestTimeout: REQUEST_MS,
    trustProxy: parts.trustProxy === undefined ? false : [...parts.trustProxy],
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    // What fastify refuses before a route is found, such as a URL that does not decode.
    frameworkErrors: (error, request, reply) => {
      void refuse(error, request, reply)
    },
    return503OnClosing: true,
    forceCloseConnections: 'idle',
  })
  addSecurityHeaders(app, https)
  const localOnly = parts.loopback && ownOrigin === undefined
  app.addHook('onRequest', (request, _reply, done) => {
    if (localOnly) checkLocalHost(request)
    checkSameOrigin(request, ownOrigin)
    done()
  })
  app.setErrorHandler(refuse)
  measureRequests(app, parts.metrics)
  logRequests(app, parts.log)
  // Before the server waits for what is in hand: a live stream would never be done.
  app.addHook('preClose', async () => parts.live.hub.close())

  const offered = offeredProcedures(contexts)
  const forward = createForward(parts.forward)
  const openApi = JSON.stringify(openApiDocument(contexts, offered, { version: parts.version, https }))
  await app.register(healthRoutes(parts.ready, parts.metrics))
  const router = buildTrpcRouter(offered, forward, read, parts.live)
  await app.register(trpcRoutes(offered, forward, router), { prefix: '/trpc' })
  const { uploads, contents } = parts.files
  await app.register(restRoutes(offered, forward, contents), { prefix: '/api/v1' })
  await app.register(uploadRoutes({ uploads, authenticate: parts.forward.authenticate }), { prefix: '/api/v1' })
  await app.register(signInRoutes(parts.signIn), { prefix: '/api/auth' })
  app.get('/openapi.json', async (_request, reply) => reply.type('application/json').send(openApi))

  const console = consoleDir !== undefined && existsSync(join(consoleDir, 'index.html')) ? consoleDir : undefined
  if (console !== undefined) await serveConsole(app, console)
  app.setNotFoundHandler((request, reply) => {
    const page = request.method === 'GET' && !/^\/(api|trpc|assets)(\/|$)/.test(pathOf(request.url))
    // A path inside the console: its own router knows it.
    if (console !== undefined && page) return reply.header('cache-control', 'no-cache').sendFile('index.html', console)
    return refuse(new DomainError('not-found', { reason: 'route-unknown' }), request, reply)
  })
  return app
}

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? url
}
