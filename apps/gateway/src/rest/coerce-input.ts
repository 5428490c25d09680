import { z } from 'zod'

type JsonSchema = z.core.JSONSchema.JSONSchema
type Coerce = (texts: readonly string[]) => unknown

/**
 * Query strings carry texts: this gives each the type that the input's schema expects, by its JSON schema. What does not
 * fit stays a text, and the service says what is wrong with it. Lists are repeated or separated by commas.
 */
export function inputCoercion(input: z.ZodObject): (name: string, texts: readonly string[]) => unknown {
  const { properties = {} } = z.toJSONSchema(input, { io: 'input' })
  const coercions = new Map(
    Object.entries(properties).map(([name, schema]) => [name, coercionOf(typeof schema === 'boolean' ? {} : schema)]),
  )
  return (name, texts) => (coercions.get(name) ?? one)(texts)
}

function coercionOf(schema: JsonSchema): Coerce {
  const types = typesOf(schema)
  if (types.has('array')) {
    const { items } = schema
    const item = coercionOf(typeof items === 'object' && !Array.isArray(items) ? items : {})
    return (texts) => texts.flatMap((text) => text.split(',')).map((text) => item([text]))
  }
  if (types.has('integer') || types.has('number')) return (texts) => single(texts, /^-?\d{1,17}(\.\d+)?$/, Number)
  if (types.has('boolean')) return (texts) => single(texts, /^(true|false)$/, (text) => text === 'true')
  return one
}

function typesOf(schema: JsonSchema): Set<string> {
  const own = schema.type === undefined ? [] : [schema.type].flat()
  const nested = (schema.anyOf ?? []).flatMap((option) => (typeof option === 'object' ? [...typesOf(option)] : []))
  return new Set([...own, ...nested])
}

function single(texts: readonly string[], pattern: RegExp, convert: (text: string) => unknown): unknown {
  const [text] = texts
  return texts.length === 1 && text !== undefined && pattern.test(text) ? convert(text) : one(texts)
}

/** A field given twice where one is expected stays a list, which the service refuses. */
function one(texts: readonly string[]): unknown {
  return texts.length === 1 ? texts[0] : texts
}
