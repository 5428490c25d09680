import { canonicalJson } from '@zhanwang/kernel/digest'
import type { JsonObject } from '@zhanwang/persistence/json'

type Value = JsonObject[string]

/** The fields of a state that differ, with what they held and hold; its version is none of them. */
export function changedFields(before: object, after: object): [field: string, before: Value, after: Value][] {
  const old: JsonObject = { ...before }
  return Object.entries<Value>({ ...after }).flatMap(([field, now]) => {
    const was = old[field] ?? null
    return field === 'version' || canonicalJson(was) === canonicalJson(now ?? null) ? [] : [[field, was, now ?? null]]
  })
}

/** The same as the audit keeps them: what was, and what is. */
export function changeFacts(before: object, after: object): { before: JsonObject; after: JsonObject } {
  const changed = changedFields(before, after)
  return {
    before: Object.fromEntries(changed.map(([field, was]) => [field, was])),
    after: Object.fromEntries(changed.map(([field, , now]) => [field, now])),
  }
}
