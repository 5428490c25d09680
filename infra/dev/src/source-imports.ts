/** One import of a source file. */
export interface SourceImport {
  readonly specifier: string
  readonly isTypeOnly: boolean
  readonly line: number
}

const STATEMENT = /^[ \t]*(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\sfrom\s+)?['"]([^'"\n]+)['"]/gm
const CALL = /\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g

/** The imports of a TypeScript source, re-exports and dynamic imports with a literal included. */
export function importsOf(source: string): SourceImport[] {
  const lineAt = (index: number) => source.slice(0, index).split('\n').length
  const statements = [...source.matchAll(STATEMENT)].map((match) => ({
    specifier: match[2] ?? '',
    isTypeOnly: match[1] !== undefined,
    line: lineAt(match.index),
  }))
  const calls = [...source.matchAll(CALL)].map((match) => ({
    specifier: match[1] ?? '',
    isTypeOnly: false,
    line: lineAt(match.index),
  }))
  return [...statements, ...calls]
}
