import { openDatabase } from '@zhanwang/persistence/database'
import { createFirstAccounts } from './bootstrap/create-first-accounts.ts'
import { bootstrapEnvironment } from './env.ts'
import type { IdentityTables } from './identity/tables.ts'

// Prints one JSON line: see BootstrapResult. Run after the migration, before or beside the gateway.
const { DATABASE_URL, DEMONSTRATION } = bootstrapEnvironment()
const database = openDatabase<IdentityTables>({ url: DATABASE_URL, name: 'identity-bootstrap', poolSize: 2 })
try {
  console.log(JSON.stringify(await createFirstAccounts(database, DEMONSTRATION)))
} finally {
  await database.close()
}
