import { runMigration } from '@zhanwang/service-kit/migrate-process'
import { migrationEnvironment } from './env.ts'
import { migrations } from './migrations/migrations.ts'

const { DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: appUrl } = migrationEnvironment()
await runMigration({ name: 'station-registry', ownerUrl, appUrl, migrations })
