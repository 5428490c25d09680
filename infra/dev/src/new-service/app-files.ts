import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ServiceNames } from './names.ts'
import { readme } from './readme.ts'

/** The files of a new service, by their paths in the repository. */
export function appFiles(root: string, names: ServiceNames): Record<string, string> {
  const { kebab, camel, pascal } = names
  const dir = `apps/${kebab}`
  return {
    [`${dir}/package.json`]: `{
  "name": "@zhanwang/${kebab}",
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
    "@zhanwang/division-projection": "workspace:*",
    "@zhanwang/domain-${kebab}": "workspace:*",
    "@zhanwang/domain-ledger": "workspace:*",
    "@zhanwang/domain-station-registry": "workspace:*",
    "@zhanwang/kernel": "workspace:*",
    "@zhanwang/ledgers": "workspace:*",
    "@zhanwang/persistence": "workspace:*",
    "@zhanwang/service-kit": "workspace:*",
    "kysely": "catalog:",
    "zod": "catalog:"
  },
  "devDependencies": {
    "@zhanwang/service-testkit": "workspace:*",
    "@zhanwang/testkit": "workspace:*",
    "vitest": "catalog:"
  }
}
`,
    [`${dir}/tsconfig.json`]: `{ "extends": "../../tsconfig.base.json", "include": ["src", "test"] }\n`,
    [`${dir}/README.md`]: readme(names),
    // The same for every service until it needs more.
    [`${dir}/src/env.ts`]: readFileSync(join(root, 'apps/station-registry/src/env.ts'), 'utf8'),
    [`${dir}/src/main.ts`]: `import { runProcess } from '@zhanwang/service-kit/run-process'
import { startService } from '@zhanwang/service-kit/start-service'
import { serviceEnvironment } from './env.ts'
import { ${camel}Service } from './service.ts'

runProcess(${camel}Service.name, async () => startService(${camel}Service, serviceEnvironment()))
`,
    [`${dir}/src/migrate.ts`]: `import { runMigration } from '@zhanwang/service-kit/migrate-process'
import { migrationEnvironment } from './env.ts'
import { migrations } from './migrations/migrations.ts'

const { DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: appUrl } = migrationEnvironment()
await runMigration({ name: '${kebab}', ownerUrl, appUrl, migrations })
`,
    [`${dir}/src/migrations/migrations.ts`]: `import { divisionMigration } from '@zhanwang/division-projection/division-tables'
import type { Migration } from '@zhanwang/persistence/migrator'

/** Every migration of this service in the order in which they run. Forward only; a released one never changes. */
export const migrations: readonly Migration[] = [divisionMigration('${kebab}-0001-divisions')]
`,
    [`${dir}/src/${kebab}-tables.ts`]: `import type { DivisionProjectionTables } from '@zhanwang/division-projection/division-tables'
import type { PlatformTables } from '@zhanwang/persistence/platform-tables'

/** What the queries of this service know of its database. */
export interface ${pascal}Tables extends PlatformTables, DivisionProjectionTables {}
`,
    [`${dir}/src/${kebab}-handler.ts`]: `import type { ${pascal} } from '@zhanwang/domain-${kebab}/contract'
import type { HandlerOf } from '@zhanwang/kernel/contract'

type Procedures = ${pascal}['procedures']

/** The handler that the contract asks for \`Group.Name\`. */
export type ${pascal}Handler<Group extends keyof Procedures, Name extends keyof Procedures[Group]> = HandlerOf<
  Procedures[Group][Name]
>
`,
    [`${dir}/src/audit/${kebab}-audit.ts`]: auditFile(names),
    [`${dir}/src/${kebab}-exports.ts`]: exportsFile(names),
    [`${dir}/src/service.ts`]: serviceFile(names),
    [`${dir}/test/service.test.ts`]: `import { findPath } from '@zhanwang/division-projection/find-division'
import { divisionChanged } from '@zhanwang/domain-station-registry/events'
import { DivisionCode } from '@zhanwang/kernel/division-code'
import { hearDivisions, testService } from '@zhanwang/service-testkit/test-service'
import { eventually } from '@zhanwang/testkit/eventually'
import { expect, test } from 'vitest'
import { migrations } from '../src/migrations/migrations.ts'
import { ${camel}Service } from '../src/service.ts'

test('the service knows the divisions that it heard of, and answers for its jobs and its audit', async () => {
  await using office = await testService(${camel}Service, migrations)
  await hearDivisions(office, [divisionChanged.state.parse(divisionChanged.golden)])
  const code = DivisionCode.parse('420304')
  await eventually(() => findPath(office.db.read, code))
  expect(await findPath(office.db.read, code)).toBe('/42/4203/420304/')
  expect(await office.as().jobs.list({})).toEqual({ rows: [], next: null })
  expect(await office.as().audit.search({})).toEqual({ rows: [], next: null })
})
`,
  }
}

function auditFile({ camel, pascal, kebab }: ServiceNames): string {
  return `import { findPath } from '@zhanwang/division-projection/find-division'
import { type AuditHandlers, auditHandlers } from '@zhanwang/persistence/audit-handlers'
import type { ServiceParts } from '@zhanwang/service-kit/service-parts'
import type { ${pascal}Tables } from '../${kebab}-tables.ts'

/** Answers what is asked of this service's audit. */
export function ${camel}Audit({ db: { read }, prove, log }: ServiceParts<${pascal}Tables>): AuditHandlers {
  return auditHandlers({ read, pathOf: (code) => findPath(read, code), prove, log })
}
`
}

function exportsFile({ kebab, camel, pascal }: ServiceNames): string {
  return `import { findDivision } from '@zhanwang/division-projection/find-division'
import { ${camel} } from '@zhanwang/domain-${kebab}/contract'
import { AUDIT_EXPORT } from '@zhanwang/kernel/audit-export'
import { toDivisionCode } from '@zhanwang/kernel/division-code'
import { listExport } from '@zhanwang/ledgers/export-job'
import type { ServiceParts } from '@zhanwang/service-kit/service-parts'
import { ${camel}Audit } from './audit/${kebab}-audit.ts'
import type { ${pascal}Tables } from './${kebab}-tables.ts'

/** The exports of all lists of this service: of each, what answers its command and what does its job. */
export function ${camel}Exports(parts: ServiceParts<${pascal}Tables>) {
  const { db } = parts
  const { context, procedures } = ${camel}
  const place = {
    context,
    division: ({ division }: { division?: string | undefined }) => division,
    divisionName: async (code: string) => (await findDivision(db.read, toDivisionCode(code)))?.name,
  }
  return {
    audit: listExport(
      {
        ...place,
        kind: 'audit.export',
        input: procedures.audit.export.input,
        title: { zh: '审计记录', en: 'Audit entries' },
        columns: AUDIT_EXPORT,
        page: ${camel}Audit(parts).search,
      },
      parts,
    ),
  }
}
`
}

function serviceFile({ kebab, camel, pascal }: ServiceNames): string {
  return `import { divisionReaction } from '@zhanwang/division-projection/division-reaction'
import { ${camel}, type ${pascal} } from '@zhanwang/domain-${kebab}/contract'
import type { Handlers } from '@zhanwang/kernel/contract'
import { jobHandlers } from '@zhanwang/persistence/job-handlers'
import type { ServiceParts } from '@zhanwang/service-kit/service-parts'
import type { ServiceDefinition } from '@zhanwang/service-kit/start-service'
import manifest from '../package.json' with { type: 'json' }
import { ${camel}Audit } from './audit/${kebab}-audit.ts'
import { ${camel}Exports } from './${kebab}-exports.ts'
import type { ${pascal}Tables } from './${kebab}-tables.ts'

/** A handler for every procedure of the contract. */
export function ${camel}Handlers(parts: ServiceParts<${pascal}Tables>): Handlers<${pascal}> {
  const exports = ${camel}Exports(parts)
  return {
    jobs: jobHandlers({ ...parts, reasons: ${camel}.reasons }),
    audit: { ...${camel}Audit(parts), export: exports.audit.handler },
  }
}

/** The service: the one place where its parts meet. */
export const ${camel}Service: ServiceDefinition<${pascal}, ${pascal}Tables> = {
  name: ${camel}.context,
  version: manifest.version,
  contract: ${camel},
  handlers: ${camel}Handlers,
  reactions: ({ db }) => [divisionReaction(db, ${camel}.context, [])],
  jobs: (parts) => Object.values(${camel}Exports(parts)).map(({ job }) => job),
}
`
}
