import { EVERYWHERE, mergeScopes, pathsTo, type ScopePath, scopeRange } from '@zhanwang/kernel/scope'
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'

/**
 * Whether a scope path column lies inside one of `scopes`: one range for each disjoint scope, which an index in C
 * collation answers. No scope at all holds nothing; a scope over everything costs nothing.
 * @param column a reference such as `station.scope_path`, or an expression
 */
export function inScopes(column: string | Expression<string>, scopes: readonly ScopePath[]): RawBuilder<SqlBool> {
  const path = typeof column === 'string' ? sql.ref(column) : column
  const ranges = mergeScopes(scopes).map((scope) => {
    if (scope === '/') return sql<SqlBool>`true`
    const { from, to } = scopeRange(scope)
    return sql<SqlBool>`(${path} collate "C" >= ${from} and ${path} collate "C" < ${to})`
  })
  return ranges.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(ranges, sql` or `)})`
}

/**
 * Whether what is laid down at a scope path column binds a place of the scopes: it lies inside one of them, or above. What
 * binds somebody, they may read.
 * @param column a reference such as `policy.scope_path`
 */
export function bindsIn(column: string, scopes: readonly ScopePath[]): RawBuilder<SqlBool> {
  const above = [...new Set(scopes.filter((scope) => scope !== EVERYWHERE).flatMap(pathsTo))]
  return sql<SqlBool>`(${inScopes(column, scopes)} OR ${sql.ref(column)} = ANY(${above}::text[]))`
}
