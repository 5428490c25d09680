import { connect } from 'nats'
import pg from 'pg'
import { expect, test } from 'vitest'
import { fakeClock } from '../src/clock.ts'
import { eventually } from '../src/eventually.ts'
import { testNats } from '../src/nats.ts'
import { testDatabase } from '../src/postgres.ts'

test('two test databases share a server and see nothing of each other', async () => {
  await using one = await testDatabase()
  await using other = await testDatabase()
  const owner = new pg.Client({ connectionString: one.ownerUrl })
  await owner.connect()
  await owner.query(
    'CREATE TABLE station (id int PRIMARY KEY, period daterange, EXCLUDE USING gist (id WITH =, period WITH &&))',
  )
  await owner.end()

  const foreign = new URL(one.appUrl)
  foreign.pathname = new URL(other.appUrl).pathname
  await expect(new pg.Client({ connectionString: foreign.href }).connect()).rejects.toThrow(/permission denied/)
})

test('the application role has nothing that was not granted to it, and can search inside Chinese text', async () => {
  await using database = await testDatabase()
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  const app = new pg.Client({ connectionString: database.appUrl })
  await Promise.all([owner.connect(), app.connect()])
  try {
    await owner.query('CREATE TABLE station (name text)')
    await expect(app.query('SELECT * FROM station')).rejects.toThrow(/permission denied/)
    await expect(app.query('CREATE TABLE mine (id int)')).rejects.toThrow(/permission denied/)
    await owner.query(`GRANT SELECT ON station TO ${pg.escapeIdentifier(database.appRole)}`)
    expect((await app.query('SELECT * FROM station')).rows).toEqual([])
    const { rows } = await app.query(`SELECT array_length(show_trgm('社会工作站'), 1) AS trigrams`)
    expect(rows).toEqual([{ trigrams: 6 }])
  } finally {
    await Promise.all([owner.end(), app.end()])
  }
})

test('a disposed database is gone, also while someone is connected', async () => {
  const database = await testDatabase()
  const client = new pg.Client({ connectionString: database.ownerUrl })
  client.on('error', () => undefined)
  await client.connect()
  await database[Symbol.asyncDispose]()
  await expect(new pg.Client({ connectionString: database.ownerUrl }).connect()).rejects.toThrow()
})

test('a test NATS refuses strangers and comes back after a kill', async () => {
  await using nats = await testNats()
  const address = new URL(nats.url)
  await expect(connect({ servers: address.host, user: 'test', pass: 'wrong' })).rejects.toThrow(/Authorization/i)
  await nats.kill()
  await nats.restart()
  const connection = await connect({ servers: address.host, user: 'test', pass: 'test' })
  expect(connection.isClosed()).toBe(false)
  await connection.close()
})

test('eventually returns what finally holds, and throws what the last attempt threw', async () => {
  let attempts = 0
  expect(await eventually(() => ++attempts === 3 && 'there')).toBe('there')
  await expect(
    eventually(() => {
      throw new Error('not yet')
    }, 50),
  ).rejects.toThrow('not yet')
})

test('a fake clock moves only when told, and never back', () => {
  const clock = fakeClock('2022-12-31T09:00:00+08:00')
  clock.advance(1_000)
  expect(clock.now().toISOString()).toBe('2022-12-31T01:00:01.000Z')
  expect(() => clock.advance(-1)).toThrow(RangeError)
})
