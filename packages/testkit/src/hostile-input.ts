import { newId } from '@zhanwang/kernel/ids'
import fc from 'fast-check'
import { z } from 'zod'

/** What breaks programs: NUL, half surrogates, overlong, SQL, paths, numbers at the edge, wrong types, prototypes. */
const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    ...[
      '',
      ' ',
      '\u0000',
      'a\u0000b',
      '\ud800',
      '😀'.repeat(40),
      "' or 1=1 --",
      '%',
      '_',
      '../../etc/passwd',
      '<script>',
    ],
    ...['4203', '420300', '9999', 'ST-420304101-01', '2022-02-30', '2022-12-31', 'zz', 'x'.repeat(5_000), '\\u0000'],
    ...[0, -1, 1e308, -0, 2 ** 53, 1.5, 2_147_483_648, true, false, null],
    ...[[], [[]], {}, { a: 1 }, ['operating', 'operating'], JSON.parse('{"__proto__":{"x":1}}')],
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.jsonValue(),
  fc.constantFrom(newId(), 'Zhanwang#2022', 'county-officer', 'new-name'),
)

/** Inputs for a schema: mostly its fields with one or the other hostile value, sometimes others beside them. */
export function hostileInput(schema: z.ZodObject): fc.Arbitrary<Record<string, unknown>> {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' })
  const names = Object.keys(properties)
  const fields = Object.fromEntries(names.map((name) => [name, fieldOf(properties[name])]))
  const some = fc.record(fields, { requiredKeys: required })
  return fc.oneof(
    { weight: 6, arbitrary: some },
    { weight: 1, arbitrary: fc.record(fields, { requiredKeys: [] }) },
    { weight: 1, arbitrary: fc.tuple(some, fc.dictionary(fc.string(), hostile)).map(([a, b]) => ({ ...a, ...b })) },
  )
}

/** Often of the right type, so that an input gets past the schema with one hostile field. */
function fieldOf(schema: z.core.JSONSchema._JSONSchema | undefined): fc.Arbitrary<unknown> {
  if (typeof schema !== 'object') return hostile
  const right = schema.enum
    ? fc.constantFrom(...schema.enum)
    : schema.type === 'integer'
      ? fc.integer({ min: 0, max: 300 })
      : schema.type === 'boolean'
        ? fc.boolean()
        : schema.type === 'string'
          ? fc.constantFrom(
              '4203',
              '2022-12-31',
              newId(),
              'ST-420304101-01',
              'abc',
              'a\u0000b',
              '\ud800',
              'Good-pass-123',
            )
          : hostile
  return fc.oneof({ weight: 3, arbitrary: right }, { weight: 1, arbitrary: hostile })
}
