import type { Variables } from '@zhanwang/service-kit/environment'

/**
 * The variables of one program out of those of the common process: its own begin with its name (`STATION_REGISTRY_PORT`)
 * and go before those without it, which hold for all (`LOG_LEVEL`).
 */
export function variablesOf(program: string, variables: Variables = process.env): Variables {
  const prefix = `${prefixOf(program)}_`
  const own = Object.entries(variables).flatMap(([name, value]) =>
    name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : [],
  )
  return { ...variables, ...Object.fromEntries(own) }
}

/** `STATION_REGISTRY` for `station-registry`. */
export function prefixOf(program: string): string {
  return program.toUpperCase().replaceAll('-', '_')
}
