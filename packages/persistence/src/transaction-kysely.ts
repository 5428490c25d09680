import {
  DefaultQueryExecutor,
  DummyDriver,
  type Kysely,
  Transaction as KyselyTransaction,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import type { ClientTransaction } from './client-transaction.ts'

const compiler = new PostgresQueryCompiler()
const adapter = new PostgresAdapter()
const driver = new DummyDriver()
const dialect = {
  createAdapter: () => adapter,
  createDriver: () => driver,
  createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
  createQueryCompiler: () => compiler,
}
const config = { dialect }

/** Kysely on a transaction that is already open. Queries started together are pipelined, and answered in their order. */
export function kyselyOn<S>(transaction: ClientTransaction): Kysely<S> {
  const connection = {
    executeQuery: transaction.executeQuery.bind(transaction),
    // Rows that come in pieces would hold the pipeline.
    streamQuery(): never {
      throw new Error('a command does not stream; read with database.read')
    },
  }
  const executor = new DefaultQueryExecutor(compiler, adapter, {
    provideConnection: (consumer) => consumer(connection),
  })
  return new KyselyTransaction<S>({ config, dialect, driver, executor })
}
