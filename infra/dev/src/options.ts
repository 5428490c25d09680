import { resolve } from 'node:path'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { PlainError } from '@zhanwang/local-servers/plain-error'

type Options = NonNullable<ParseArgsConfig['options']>

/** How `npm start` was called. */
export interface StartOptions {
  /** No demonstration: three administrators with one-time passwords and nothing else. */
  readonly empty: boolean
  readonly port: number
  /** Absolute path of the folder that keeps everything of this instance. */
  readonly home: string
  /** All programs in one process, as a county's single small server runs them. */
  readonly oneProcess: boolean
  /** False: the distribution's packages are left alone. */
  readonly mayInstall: boolean
}

/** Reads the options of `npm start -- …`; a relative home is one below `root`. Throws {@link PlainError}. */
export function parseStartOptions(args: readonly string[], root: string): StartOptions {
  const { values } = parse(args, {
    empty: { type: 'boolean', default: false },
    port: { type: 'string', default: '8080' },
    home: { type: 'string', default: '.zhanwang' },
    'one-process': { type: 'boolean', default: false },
    'no-install': { type: 'boolean', default: false },
  })
  const port = Number(values.port)
  if (!/^\d{1,5}$/.test(values.port) || port < 1 || port > 65_535) {
    throw new PlainError(
      `端口 ${values.port} 不成立，应为 1 至 65535 的整数，例如 --port 8081。`,
      `${values.port} is no port: give a whole number from 1 to 65535, for example --port 8081.`,
    )
  }
  return {
    empty: values.empty,
    port,
    home: homePath(values.home, root),
    oneProcess: values['one-process'],
    mayInstall: !values['no-install'],
  }
}

/** Reads `--home` alone, for commands that work on an existing home. Throws {@link PlainError}. */
export function parseHomeOption(args: readonly string[], root: string): string {
  const { values } = parse(args, { home: { type: 'string', default: '.zhanwang' } })
  return homePath(values.home, root)
}

function homePath(home: string, root: string): string {
  if (home === '') throw new PlainError('--home 不能为空。', '--home must name a folder.')
  return resolve(root, home)
}

function parse<const O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false })
  } catch (cause) {
    const known = Object.entries<Options[string]>(options).map(
      ([name, { type }]) => `--${name}${type === 'string' ? ' …' : ''}`,
    )
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new PlainError(
      `无法识别的选项（${reason}）。可用的选项：${known.join('、')}。`,
      `An option is wrong (${reason}). The options are: ${known.join(', ')}.`,
      { cause },
    )
  }
}
