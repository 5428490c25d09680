import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { PlainError } from '@zhanwang/local-servers/plain-error'

/** What a new service is called, in each of the spellings that files need. */
export interface ServiceNames {
  /** `service-log`: its folder, its context, its word in NATS subjects. */
  readonly kebab: string
  /** `serviceLog`: its contract and its key in the tRPC router. */
  readonly camel: string
  /** `ServiceLog`: its types. */
  readonly pascal: string
  readonly zh: string
  readonly en: string
}

const USAGE = 'npm run new -- service volunteers --zh 志愿者队伍 --en "Volunteer teams"'

/** Reads the arguments of `npm run new`. Throws {@link PlainError} for anything but a new service with both titles. */
export function parseNewService(args: readonly string[]): ServiceNames {
  const { values, positionals } = parsed(args)
  const [kind, kebab = '', ...others] = positionals
  const { zh = '', en = '' } = values
  if (kind !== 'service' || others.length > 0 || zh.trim() === '' || en.trim() === '') throw usage()
  if (!/^[a-z]+(-[a-z]+)*$/.test(kebab) || kebab.length > 30) {
    throw new PlainError(
      `“${kebab}”不能作名称：用小写字母和连字符，至多 30 个字符，例如 service-log。`,
      `"${kebab}" is no name: lower-case letters and hyphens, at most 30 characters, such as service-log.`,
    )
  }
  if (/['\\`\n|]/.test(zh + en)) {
    throw new PlainError(
      '名称里不能有引号、反斜杠和竖线。',
      'A title holds no apostrophe, backslash, backtick or vertical bar.',
    )
  }
  const camel = kebab.replace(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase())
  return { kebab, camel, pascal: camel.charAt(0).toUpperCase() + camel.slice(1), zh: zh.trim(), en: en.trim() }
}

/** Throws {@link PlainError} where something of this name is there already, whole or in part. */
export function checkNotTaken(root: string, { kebab, camel }: ServiceNames): void {
  const RESERVED = ['identity', 'gateway', 'console', 'indicators', 'live', 'registry']
  const folders = [`apps/${kebab}`, `packages/domain/${kebab}`, `packages/${kebab}`, `infra/${kebab}`]
  const taken = folders.filter((folder) => existsSync(join(root, folder)))
  if (taken.length === 0 && !RESERVED.includes(kebab) && !RESERVED.includes(camel)) return
  throw new PlainError(
    `“${kebab}”已被占用${taken.length > 0 ? `（${taken.join('、')}）` : ''}，未作任何改动。请换一个名称，或先删除上次留下的文件夹。`,
    `"${kebab}" is taken${taken.length > 0 ? ` (${taken.join(', ')})` : ''}; nothing was changed. Choose another name, or remove what was left there.`,
  )
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { zh: { type: 'string' }, en: { type: 'string' } },
      strict: true,
      allowPositionals: true,
    })
  } catch (cause) {
    throw usage({ cause })
  }
}

function usage(options?: ErrorOptions): PlainError {
  return new PlainError(`用法：${USAGE}`, `Usage: ${USAGE}`, options)
}
