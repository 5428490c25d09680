import type { z } from 'zod'

type Known<Search, Schemas extends Partial<Record<keyof Search, z.ZodType>>> = {
  [Key in keyof Search]: Key extends keyof Schemas
    ? Schemas[Key] extends z.ZodType<infer Value>
      ? (NonNullable<Search[Key]> extends readonly unknown[] ? Value[] : Value) | undefined
      : never
    : Search[Key]
}

/**
 * What an address asks of a list, as far as the domain knows its words: what a schema does not know is left out, for an address
 * may be old or mistyped, and a list without a filter is better than none.
 */
export function knownFilters<Search extends object, Schemas extends Partial<Record<keyof Search, z.ZodType>>>(
  search: Search,
  schemas: Schemas,
): Known<Search, Schemas> {
  const known = Object.entries<z.ZodType | undefined>(schemas).map(([key, schema]) => {
    const value = search[key as keyof Search]
    if (!Array.isArray(value)) return [key, schema?.safeParse(value).data]
    const words = value.filter((word) => schema?.safeParse(word).success)
    return [key, words.length > 0 ? words : undefined]
  })
  return { ...search, ...Object.fromEntries(known) }
}
