import { type Logger, pino } from 'pino'

export type { Logger } from 'pino'

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** What must not be in a log even if someone hands it over. Values belong in no log at all: this is the second net. */
const SECRET = ['token', 'password', 'secret', 'authorization', 'cookie', 'idNumber', 'phone']
/** SQLSTATE classes whose messages quote the value that did not fit (data exception, integrity violation). */
const QUOTES_VALUES = /^2[23]/
const MAX_CAUSES = 5

/** A log of JSON lines on standard output, each naming the service. */
export function createLog({ name, level }: { name: string; level: LogLevel }): Logger {
  return pino({
    level,
    base: { service: name },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: SECRET.flatMap((key) => [key, `*.${key}`]), censor: '***' },
    serializers: { err: describeError },
  })
}

/**
 * What a log says about an error. Not its other properties: `detail`, `where` and the parameters of a database error
 * hold the row's values, which may be personal data.
 */
export function describeError(error: unknown): object {
  return describe(error, MAX_CAUSES)
}

function describe(error: unknown, depth: number): object {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an Error was thrown' }
  const state = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const clean = (text: string) => (state && QUOTES_VALUES.test(state) ? text.replace(/"[^"]*"/g, '"…"') : text)
  return {
    type: error.name,
    message: clean(error.message),
    ...(state === undefined ? {} : { code: state }),
    ...('constraint' in error && typeof error.constraint === 'string' ? { constraint: error.constraint } : {}),
    ...('table' in error && typeof error.table === 'string' ? { table: error.table } : {}),
    stack: clean(error.stack ?? ''),
    ...(error.cause !== undefined && depth > 0 ? { cause: describe(error.cause, depth - 1) } : {}),
    ...(error instanceof AggregateError && depth > 0
      ? { errors: error.errors.slice(0, MAX_CAUSES).map((each: unknown) => describe(each, depth - 1)) }
      : {}),
  }
}
