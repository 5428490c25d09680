import type { ServiceNames } from './names.ts'

/** The files of a new context's domain package, by their paths in the repository. */
export function domainFiles({ kebab, camel, pascal, zh, en }: ServiceNames): Record<string, string> {
  const dir = `packages/domain/${kebab}`
  return {
    [`${dir}/package.json`]: `{
  "name": "@zhanwang/domain-${kebab}",
  "version": "0.1.0",
  "private": true,
  "type": "module",
  "exports": {
    "./*": "./src/*.ts"
  },
  "scripts": {
    "typecheck": "tsc -p ."
  },
  "dependencies": {
    "@zhanwang/domain-ledger": "workspace:*",
    "@zhanwang/kernel": "workspace:*",
    "zod": "catalog:"
  },
  "devDependencies": {
    "vitest": "catalog:"
  }
}
`,
    [`${dir}/tsconfig.json`]: `{ "extends": "../../../tsconfig.base.json", "include": ["src", "test"] }\n`,
    [`${dir}/src/reasons.ts`]: `import type { LocalizedText } from '@zhanwang/kernel/localized-text'

/** What each rule of this context says to the reader, with the way out; \`{name}\` is filled from the error's params. */
export const REASONS = {
  'division-unknown': { zh: '没有行政区划 {code}', en: 'There is no division {code}' },
} as const satisfies Record<string, LocalizedText>
`,
    [`${dir}/src/contract.ts`]: `import { auditProcedures } from '@zhanwang/kernel/audit-reading'
import { defineContract } from '@zhanwang/kernel/contract'
import { jobProcedures } from '@zhanwang/kernel/job'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import { REASONS } from './reasons.ts'

export const ${camel} = defineContract({
  context: '${kebab}',
  title: { zh: '${zh}', en: '${en}' },
  reasons: REASONS as Readonly<Record<string, LocalizedText>>,
  indicators: [],
  procedures: {
    jobs: jobProcedures('${kebab}'),
    audit: auditProcedures('${kebab}'),
  },
})
export type ${pascal} = typeof ${camel}
`,
  }
}
