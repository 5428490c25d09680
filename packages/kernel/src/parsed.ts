/**
 * The outcome of reading a text that may well be wrong (an imported ledger cell, a form field): the value, or the
 * reason as a code. `Reason` is a closed union per reader, so that a screen can word every case in its own language.
 */
export type Parsed<T, Reason extends string = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: Reason }

/** The successful outcome. */
export function parsed<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

/** The failed outcome. */
export function unparsed<Reason extends string>(reason: Reason): { readonly ok: false; readonly reason: Reason } {
  return { ok: false, reason }
}
