import { NAMED_HANGING } from '@zhanwang/domain-station-registry/closing'
import type { Station } from '@zhanwang/domain-station-registry/station'
import type { Kysely } from 'kysely'
import type { RegistryTables } from '../registry-tables.ts'

/** The tickets of a station that nobody has confirmed as solved: somebody goes on with them when it ends. */
export async function hangingTickets(db: Kysely<RegistryTables>, { code }: Station) {
  const open = db
    .selectFrom('ticket')
    .where('station_code', '=', code)
    .where('status', 'in', ['open', 'assigned', 'solved'])
  const [{ count }, first] = await Promise.all([
    open.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
    open.select(['number', 'problem']).orderBy('due_on').orderBy('number').limit(NAMED_HANGING).execute(),
  ])
  return { count, names: first.map(({ number, problem }) => `${number} ${problem.slice(0, 30)}`) }
}
