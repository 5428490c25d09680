import { routeParams } from '@zhanwang/kernel/contract'
import { ERROR_CODES } from '@zhanwang/kernel/errors'
import { z } from 'zod'
import { sessionCookieName } from '../authentication/better-auth.ts'
import type { OfferedContext } from '../composition.ts'
import { FILE_RESPONSES, MADE_FILE_RESPONSES, uploadOperation } from '../files/upload-operation.ts'
import { Problem } from '../http/problem.ts'
import { deliveryOf, type OfferedProcedure } from '../offered-procedures.ts'

type JsonObject = Record<string, unknown>

/** Statuses that any procedure may answer. */
const COMMON_STATUSES = [400, 401, 403, 404, 413, 422, 429, 500, 503, 504]

/** The OpenAPI 3.1 document of `/api/v1`, from the contracts. Summaries are in Chinese with English beside them. */
export function openApiDocument(
  contexts: readonly OfferedContext[],
  offered: readonly OfferedProcedure[],
  { version, https }: { version: string; https: boolean },
): JsonObject {
  const paths: Record<string, JsonObject> = {}
  for (const procedure of offered) {
    const path = `/api/v1${procedure.route}`
    paths[path] = { ...paths[path], [procedure.method.toLowerCase()]: operation(procedure) }
  }
  paths['/api/v1/files'] = { ...paths['/api/v1/files'], post: uploadOperation(problems('query')) }
  return {
    openapi: '3.1.0',
    info: {
      title: '站网开放接口 / Zhanwang API',
      version,
      description:
        '日期为 YYYY-MM-DD(Asia/Shanghai);区划用行政区划代码;列表以 cursor 翻页。/ Dates are YYYY-MM-DD in Asia/Shanghai; places are division codes; lists are paged by cursor.',
      license: { name: 'Mulan PSL v2', identifier: 'MulanPSL-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [
      ...contexts.map(({ contract }) => ({ name: contract.context, description: both(contract.title) })),
      { name: 'indicators', description: '指标 / Indicators' },
      { name: 'files', description: '文件 / Files' },
    ],
    security: [{ session: [] }, { apiKey: [] }],
    paths,
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: sessionCookieName(https),
          description: '登录后的会话 / A signed-in session',
        },
        apiKey: { type: 'http', scheme: 'bearer', description: 'API 密钥 zw_… / An API key' },
      },
      schemas: { Problem: schemaOf(Problem, 'output') },
      responses: {
        Problem: {
          description: '错误说明(RFC 9457)/ Problem details (RFC 9457)',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  }
}

function operation(offered: OfferedProcedure): JsonObject {
  const { trpcPath, context, method, route, procedure, answer } = offered
  const params = new Set(routeParams(route))
  const { properties = {}, required = [], ...rest } = objectSchema(procedure.input)
  const inPath = [...params].map((name) => ({ name, in: 'path', required: true, schema: properties[name] ?? {} }))
  const others = Object.entries(properties).filter(([name]) => !params.has(name))
  const inQuery = others.map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }))
  const body = {
    ...rest,
    properties: Object.fromEntries(others),
    required: required.filter((name) => !params.has(name)),
  }
  return {
    operationId: trpcPath,
    summary: both(procedure.summary),
    tags: [answer.by === 'service' ? context : 'indicators'],
    'x-permission': procedure.permission ?? null,
    'x-scope': procedure.scope,
    // None of the document's ways to sign in.
    ...(procedure.scope === 'public' && { security: [] }),
    'x-sensitivity': procedure.sensitivity,
    parameters: [
      ...inPath,
      ...(method === 'GET' ? inQuery : []),
      ...(procedure.kind === 'command' ? [IDEMPOTENCY_KEY] : []),
    ],
    ...(method === 'POST' ? { requestBody: { required: others.length > 0, content: json(body) } } : {}),
    responses: {
      ...successOf(offered),
      ...problems(procedure.kind),
    },
  }
}

function successOf(offered: OfferedProcedure): JsonObject {
  switch (deliveryOf(offered)) {
    case 'file':
      return FILE_RESPONSES
    case 'made-file':
      return MADE_FILE_RESPONSES
    case undefined:
      return { 200: { description: 'OK', content: json(schemaOf(offered.procedure.output, 'output')) } }
  }
}

function problems(kind: 'query' | 'command'): JsonObject {
  return Object.fromEntries(statusesOf(kind).map((status) => [status, { $ref: '#/components/responses/Problem' }]))
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description:
    '命令编号(UUID):以同一编号重试不会重复办理 / The command id, a UUID: a repeat under the same id does nothing twice',
  schema: { type: 'string', format: 'uuid' },
}

function statusesOf(kind: 'query' | 'command'): number[] {
  const known = new Set<number>(Object.values(ERROR_CODES).map(({ http }) => http))
  return [...COMMON_STATUSES, ...(kind === 'command' ? [409] : [])].filter((status) => known.has(status))
}

function objectSchema(input: z.ZodObject) {
  const { $schema: _, ...schema } = z.toJSONSchema(input, { io: 'input' })
  return schema
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonObject {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io })
  return rest
}

function json(schema: JsonObject): JsonObject {
  return { 'application/json': { schema } }
}

function both({ zh, en }: { zh: string; en: string }): string {
  return `${zh} / ${en}`
}
