import { expect, test } from 'vitest'
import { z } from 'zod'
import { CONTEXTS } from '../src/composition.ts'
import { offeredProcedures } from '../src/offered-procedures.ts'
import { openApiDocument } from '../src/rest/openapi.ts'
import { echo } from './fixtures/echo-service.ts'

const contexts = [...CONTEXTS, { key: 'echo', contract: echo }]
const offered = offeredProcedures(contexts)
// As it is sent.
const document = JSON.parse(JSON.stringify(openApiDocument(contexts, offered, { version: '1.2.3', https: false })))

/** The parts of OpenAPI 3.1 that generators of clients depend on. */
const Schema = z.union([z.looseObject({}), z.boolean()])
const Content = z.record(z.string(), z.object({ schema: Schema }))
const Operation = z.strictObject({
  security: z.array(z.never()).max(0).optional(),
  operationId: z.string().min(1),
  summary: z.string().regex(/ \/ /),
  tags: z.array(z.string()).length(1),
  'x-permission': z.string().nullable(),
  'x-scope': z.string(),
  'x-sensitivity': z.string(),
  parameters: z.array(
    z.object({ name: z.string(), in: z.enum(['path', 'query', 'header']), required: z.boolean(), schema: Schema }),
  ),
  requestBody: z
    .strictObject({ required: z.boolean(), description: z.string().optional(), content: Content })
    .optional(),
  responses: z.record(
    z.string().regex(/^[1-5]\d\d$/),
    z.union([
      z.strictObject({ $ref: z.literal('#/components/responses/Problem') }),
      z.strictObject({
        description: z.string(),
        content: Content.optional(),
        headers: z.record(z.string(), z.looseObject({})).optional(),
      }),
    ]),
  ),
})
const Document = z.object({
  openapi: z.literal('3.1.0'),
  info: z.object({ title: z.string(), version: z.literal('1.2.3') }),
  paths: z.record(z.string().regex(/^\/api\/v1\//), z.partialRecord(z.enum(['get', 'post']), Operation)),
  components: z.object({
    securitySchemes: z.object({ session: z.looseObject({}), apiKey: z.looseObject({}) }),
    schemas: z.object({ Problem: z.looseObject({ type: z.literal('object') }) }),
    responses: z.object({ Problem: z.looseObject({ description: z.string() }) }),
  }),
})

test('the document has the form of OpenAPI 3.1 and one operation for each procedure, and one for uploads', () => {
  const { paths } = Document.parse(document)
  const ids = Object.values(paths).flatMap((path) => Object.values(path).map((operation) => operation?.operationId))
  expect(ids.sort()).toEqual([...offered.map(({ trpcPath }) => trpcPath), 'files.upload'].sort())
})

test('the session cookie is named as it is set: otherwise behind https', () => {
  const secure = openApiDocument(contexts, offered, { version: '1.2.3', https: true })
  expect(document.components.securitySchemes.session.name).toBe('zw.session_token')
  expect(secure).toMatchObject({ components: { securitySchemes: { session: { name: '__Secure-zw.session_token' } } } })
})

const Body = z.object({ schema: z.object({ properties: z.record(z.string(), z.unknown()).default({}) }) })

test('every place of a path is a required path parameter, and nothing of it is in the body', () => {
  const { paths } = Document.parse(document)
  let fields = 0
  for (const [path, operations] of Object.entries(paths)) {
    const places = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    for (const operation of Object.values(operations)) {
      const inPath = operation?.parameters.filter((parameter) => parameter.in === 'path') ?? []
      expect(inPath.map(({ name }) => name)).toEqual(places)
      expect(inPath.every(({ required }) => required)).toBe(true)
      const { schema } = Body.parse(operation?.requestBody?.content['application/json'] ?? { schema: {} })
      for (const place of places) expect(Object.keys(schema.properties)).not.toContain(place)
      fields += Object.keys(schema.properties).length
    }
  }
  expect(fields).toBeGreaterThan(100)
})

test('a command takes an Idempotency-Key, a query does not', () => {
  for (const { route, method, procedure } of offered) {
    const { parameters } = document.paths[`/api/v1${route}`][method.toLowerCase()]
    const key = parameters.find((parameter: { name: string }) => parameter.name === 'Idempotency-Key')
    expect(key?.required).toBe(procedure.kind === 'command' ? true : undefined)
  }
})

test('two contexts with one route or one indicator do not compose', () => {
  expect(() => offeredProcedures([...contexts, { key: 'again', contract: echo }])).toThrow('is taken')
  const [registry] = CONTEXTS
  if (!registry) throw new Error('no context')
  const twin = { ...registry.contract, context: 'twin', procedures: {} }
  expect(() => offeredProcedures([registry, { key: 'twin', contract: twin }])).toThrow(
    'belongs to station-registry and to twin',
  )
})

test('what delivers a file says that its answer is binary', () => {
  const binary = { '*/*': { schema: { type: 'string', format: 'binary' } } }
  for (const path of ['/api/v1/documents/{id}', '/api/v1/attachments/{id}/content'])
    expect(document.paths[path].get.responses[200].content).toEqual(binary)
  expect(document.paths['/api/v1/files'].post.requestBody.content).toMatchObject({
    'application/octet-stream': { schema: { format: 'binary' } },
  })
})
