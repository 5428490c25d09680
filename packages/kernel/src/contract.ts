import { z } from 'zod'
import type { Call, CommandCall } from './call.ts'
import type { IndicatorDefinition } from './indicator.ts'
import type { LocalizedText } from './localized-text.ts'

/**
 * How a procedure is bound to places and people:
 * `public` answers anybody, without an account, the same to all: queries of aggregates (L1) alone;
 * `signed-in` needs an account, and where it has a permission, that one for whatever division; the place of what is asked for
 * does not matter; `self` answers about the caller only;
 * `division` is limited to the divisions in which the caller holds the permission.
 */
export type ScopeKind = 'public' | 'signed-in' | 'self' | 'division'

/** How sensitive the output is (domain 3.7): L1 aggregates, L2 workers' public data, L3 identity and contact, L4 health, minors, money. */
export type Sensitivity = 'L1' | 'L2' | 'L3' | 'L4'

/**
 * What stands behind an output, which REST answers with instead: `file` names one in the owner's storage (`StoredFile`);
 * `made-file` is one that was made for this answer and travels in it (`MadeFile`).
 */
export type Delivery = 'file' | 'made-file'

export type RestRoute = `${'GET' | 'POST'} /${string}`

interface ProcedureDefinition<Input extends z.ZodObject, Output extends z.ZodType> {
  readonly summary: LocalizedText
  readonly input: Input
  readonly output: Output
  /** Undefined only where `scope` is `public`, `signed-in` or `self`. */
  readonly permission?: string
  readonly scope: ScopeKind
  readonly sensitivity: Sensitivity
  readonly rest: RestRoute
}

export interface Query<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodType = z.ZodType>
  extends ProcedureDefinition<Input, Output> {
  readonly kind: 'query'
  readonly delivers?: Delivery | undefined
}

export interface Command<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodType = z.ZodType>
  extends ProcedureDefinition<Input, Output> {
  readonly kind: 'command'
}

export type Procedure = Query | Command

export type ProcedureGroups = Readonly<Record<string, Readonly<Record<string, Procedure>>>>

export interface Contract<Groups extends ProcedureGroups = ProcedureGroups> {
  /** The owner's name, also the name of its service: `station-registry`. */
  readonly context: string
  readonly title: LocalizedText
  readonly procedures: Groups
  /** What each rule says to the reader, by the `reason` of a DomainError; `{name}` is filled from its params. */
  readonly reasons: Readonly<Record<string, LocalizedText>>
  readonly indicators: readonly IndicatorDefinition[]
}

/** What a service owes its contract: one handler for each procedure. */
export type Handlers<C extends Contract> = {
  readonly [G in keyof C['procedures']]: {
    readonly [P in keyof C['procedures'][G]]: HandlerOf<C['procedures'][G][P]>
  }
}

export type HandlerOf<P> =
  P extends Query<infer Input, infer Output>
    ? (input: z.output<Input>, call: Call) => Promise<z.input<Output>>
    : P extends Command<infer Input, infer Output>
      ? (input: z.output<Input>, call: CommandCall) => Promise<z.input<Output>>
      : never

export function query<Input extends z.ZodObject, Output extends z.ZodType>(
  definition: ProcedureDefinition<Input, Output> & { readonly delivers?: Delivery | undefined },
): Query<Input, Output> {
  return { ...definition, kind: 'query' }
}

export function command<Input extends z.ZodObject, Output extends z.ZodType>(
  definition: ProcedureDefinition<Input, Output>,
): Command<Input, Output> {
  return { ...definition, kind: 'command' }
}

/** A procedure with the names it has on the borders. */
export interface ProcedureEntry {
  readonly context: string
  readonly group: string
  readonly name: string
  /** `stations.list`: the name in the tRPC router below the context's key, in audit entries and in the permission matrix. */
  readonly path: string
  /** NATS subject: `zw.rpc.station-registry.stations.list`. */
  readonly subject: string
  readonly method: 'GET' | 'POST'
  /** `/stations/{code}`, below `/api/v1`. */
  readonly route: string
  readonly procedure: Procedure
}

/**
 * Checks a contract once, when its module loads, and returns it unchanged.
 * Throws where a name, route or permission would not work on a border: this is a mistake in the code, not in an input.
 */
export function defineContract<const Groups extends ProcedureGroups>(contract: Contract<Groups>): Contract<Groups> {
  const routes = new Set<string>()
  for (const entry of procedureEntries(contract)) {
    const where = `${contract.context} ${entry.path}`
    const { procedure } = entry
    if (!/^[a-z][A-Za-z]*$/.test(entry.group) || !/^[a-z][A-Za-z]*$/.test(entry.name))
      throw new Error(`${where}: names are camelCase`)
    if (routes.has(procedure.rest)) throw new Error(`${where}: the route ${procedure.rest} is taken`)
    routes.add(procedure.rest)
    if (procedure.kind === 'command' && entry.method !== 'POST') throw new Error(`${where}: a command is sent by POST`)
    if (procedure.scope === 'division' && !procedure.permission)
      throw new Error(`${where}: a division scope needs a permission`)
    if (procedure.scope === 'public') checkPublic(where, procedure)
    for (const param of routeParams(entry.route)) {
      if (!Object.hasOwn(procedure.input.shape, param))
        throw new Error(`${where}: the input has no ${param} for its route`)
    }
  }
  return contract
}

/** What anybody may read, unasked who they are, changes nothing and tells of no person. */
function checkPublic(where: string, procedure: Procedure): void {
  if (procedure.kind === 'command') throw new Error(`${where}: a public procedure is a query`)
  if (procedure.sensitivity !== 'L1') throw new Error(`${where}: what is public is L1`)
  if (procedure.permission) throw new Error(`${where}: a public query asks for no permission`)
  if (procedure.delivers) throw new Error(`${where}: a public query delivers no file`)
}

export function* procedureEntries(contract: Contract): Generator<ProcedureEntry> {
  for (const [group, procedures] of Object.entries(contract.procedures)) {
    for (const [name, procedure] of Object.entries(procedures)) {
      const space = procedure.rest.indexOf(' ')
      yield {
        context: contract.context,
        group,
        name,
        path: `${group}.${name}`,
        subject: `zw.rpc.${contract.context}.${group}.${name}`,
        method: procedure.rest.slice(0, space) === 'GET' ? 'GET' : 'POST',
        route: procedure.rest.slice(space + 1),
        procedure,
      }
    }
  }
}

/** The `{names}` in a route. */
export function routeParams(route: string): string[] {
  return [...route.matchAll(/\{(\w+)\}/g)].flatMap((match) => match[1] ?? [])
}

/** A schema for "nothing": an object without fields. */
export const Nothing = z.strictObject({})
