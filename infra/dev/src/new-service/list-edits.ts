import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ServiceNames } from './names.ts'

/**
 * The lists that name every service, with the new one: file by file, the whole new text. Throws an Error that names the
 * file where it has not the shape that is expected; then nothing was written.
 */
export function listEdits(root: string, { kebab, camel }: ServiceNames): Record<string, string> {
  const edited: Record<string, string> = {}
  const edit = (file: string, pattern: RegExp, added: string) => {
    const text = edited[file] ?? readFileSync(join(root, file), 'utf8')
    if (!pattern.test(text)) throw new Error(`${file}: nothing there looks like ${pattern}`)
    edited[file] = text.replace(pattern, (found) => `${added}${found}`)
  }
  edit(
    'apps/gateway/src/composition.ts',
    /^import type \{ Contract \}/m,
    `import { ${camel} } from '@zhanwang/domain-${kebab}/contract'\n`,
  )
  edit('apps/gateway/src/composition.ts', /^ {2}\{ key: 'identity'/m, `  { key: '${camel}', contract: ${camel} },\n`)
  const key = kebab === camel ? kebab : `'${kebab}'`
  edit('apps/console/src/jobs/job-contexts.ts', /^ {2}identity: trpc/m, `  ${key}: trpc.${camel}.jobs,\n`)
  const environment = `${camel}Environment`
  edit(
    'infra/all-in-one/src/start-all.ts',
    /^\n\/\*\* A program that this process hosts/m,
    `import { serviceEnvironment as ${environment} } from '@zhanwang/${kebab}/env'\nimport { ${camel}Service } from '@zhanwang/${kebab}/service'\n`,
  )
  edit('infra/all-in-one/src/start-all.ts', /\]\n(?=\nfunction hosted)/, `, hosted(${camel}Service, ${environment})`)
  addDependency('apps/gateway/package.json', `@zhanwang/domain-${kebab}`)
  addDependency('infra/all-in-one/package.json', `@zhanwang/${kebab}`)
  return edited

  function addDependency(file: string, name: string): void {
    const manifest = JSON.parse(readFileSync(join(root, file), 'utf8'))
    const dependencies = { ...manifest.dependencies, [name]: 'workspace:*' }
    const sorted = Object.fromEntries(Object.entries(dependencies).sort(([a], [b]) => (a < b ? -1 : 1)))
    edited[file] = `${JSON.stringify({ ...manifest, dependencies: sorted }, null, 2)}\n`
  }
}
