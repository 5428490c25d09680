import { runMigration } from '@zhanwang/service-kit/migrate-process'
import { migrateEnvironment } from './env.ts'
import { IDENTITY_MIGRATIONS } from './identity/migrations/list.ts'

const { DATABASE_OWNER_URL, DATABASE_URL } = migrateEnvironment()
await runMigration({
  name: 'identity',
  ownerUrl: DATABASE_OWNER_URL,
  appUrl: DATABASE_URL,
  migrations: IDENTITY_MIGRATIONS,
})
