import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import type { NatsConnection } from 'nats'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { median } from './figure.ts'
import { connectBare } from './load/connect-bare.ts'
import { drive } from './wrk.ts'

/** Bare NATS request/reply between two processes with 64 requests in flight, per second: the library with its defaults on both sides. */
export async function natsFloor(url: string, seconds: number): Promise<number> {
  const responder = await forked('nats-responder.ts', [url])
  return requestRate(responder.child, await connectBare(url), seconds)
}

/**
 * A bare fastify route that asks bare NATS, 50 clients, per second: what HTTP in front of NATS reaches here with nothing of
 * ours between them. No floor; it says how much of the distance to the floor is HTTP's.
 */
export async function bareChainRate(url: string, seconds: number, dir: string): Promise<number> {
  const responder = await forked('nats-responder.ts', [url])
  const chain = await forked('bare-chain.ts', [url])
  try {
    const address = `http://127.0.0.1:${chain.message}/echo`
    return (await drive({ url: address, connections: 50, seconds, script: '', dir })).perSecond
  } finally {
    chain.child.disconnect()
    responder.child.disconnect()
  }
}

async function requestRate(responder: ChildProcess, connection: NatsConnection, seconds: number): Promise<number> {
  try {
    const payload = new TextEncoder().encode('{}')
    let done = 0
    const until = performance.now() + seconds * 1000
    await Promise.all(
      Array.from({ length: 64 }, async () => {
        while (performance.now() < until) {
          await connection.request('bench.echo', payload, { timeout: 5_000 })
          done++
        }
      }),
    )
    return done / seconds
  } finally {
    await connection.close()
    responder.disconnect()
  }
}

/** A record, an audit entry and an outbox row as BEGIN … COMMIT through bare `pg`, 16 connections, per second. */
export async function writeFloor(url: string, seconds: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: 16 })
  try {
    await pool.query(`CREATE TABLE IF NOT EXISTS bench_record (id uuid PRIMARY KEY, place text, at timestamptz, body jsonb);
      CREATE INDEX IF NOT EXISTS bench_record_place ON bench_record (place);
      CREATE TABLE IF NOT EXISTS bench_audit (id uuid PRIMARY KEY, at timestamptz, actor text, body jsonb);
      CREATE TABLE IF NOT EXISTS bench_outbox (id uuid PRIMARY KEY, subject text, body jsonb)`)
    const body = JSON.stringify({ name: '村社工室', kind: 'room', status: 'preparing', features: [], remark: '' })
    let done = 0
    const until = performance.now() + seconds * 1000
    await Promise.all(
      Array.from({ length: 16 }, async () => {
        const client = await pool.connect()
        while (performance.now() < until) {
          await client.query('BEGIN')
          await client.query('INSERT INTO bench_record VALUES ($1, $2, now(), $3)', [randomUUID(), '/42/4203/', body])
          await client.query('INSERT INTO bench_audit VALUES ($1, now(), $2, $3)', [randomUUID(), 'bench', body])
          await client.query('INSERT INTO bench_outbox VALUES ($1, $2, $3)', [randomUUID(), 'zw.event', body])
          await client.query('COMMIT')
          done++
        }
        client.release()
      }),
    )
    return done / seconds
  } finally {
    await pool.query('DROP TABLE bench_record, bench_audit, bench_outbox')
    await pool.end()
  }
}

/** The rate of one SQL text over 8 connections, per second. */
export async function sqlFloor(
  url: string,
  text: string,
  values: readonly unknown[],
  seconds: number,
): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: 8 })
  try {
    let done = 0
    const until = performance.now() + seconds * 1000
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        while (performance.now() < until) {
          await pool.query({ name: 'floor', text, values: [...values] })
          done++
        }
      }),
    )
    return done / seconds
  } finally {
    await pool.end()
  }
}

/** Seconds of COPY: as many rooms as they stand in the table, into an empty table with the same columns, indexes and checks. */
export async function copyFloor(url: string, rows: number): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    // Without the generated columns, which COPY does not take.
    const { rows: names } = await client.query<{ columns: string }>(`
      SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS columns FROM pg_attribute
      WHERE attrelid = 'station'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`)
    const columns = names[0]?.columns
    const select = `SELECT ${columns} FROM station WHERE kind = 'room' LIMIT ${rows}`
    const text = await buffer(client.query(copyTo(`COPY (${select}) TO STDOUT`)))
    const seconds: number[] = []
    for (let round = 0; round < 3; round++) {
      await client.query('CREATE TABLE bench_copy (LIKE station INCLUDING ALL)')
      const startedAt = performance.now()
      await pipeline(Readable.from([text]), client.query(copyFrom(`COPY bench_copy (${columns}) FROM STDIN`)))
      seconds.push((performance.now() - startedAt) / 1000)
      await client.query('DROP TABLE bench_copy')
    }
    return median(seconds)
  } finally {
    await client.end()
  }
}

/** Seconds of reading every row of a query through a cursor, 2,000 at a time. */
export async function cursorFloor(url: string, query: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const seconds: number[] = []
    for (let round = 0; round < 3; round++) {
      const startedAt = performance.now()
      await client.query('BEGIN')
      await client.query(`DECLARE rows CURSOR FOR ${query}`)
      while ((await client.query('FETCH 2000 FROM rows')).rowCount);
      await client.query('COMMIT')
      seconds.push((performance.now() - startedAt) / 1000)
    }
    return median(seconds)
  } finally {
    await client.end()
  }
}

/** A process with nothing but fastify, pg and NATS. */
export async function bareProcess(natsUrl: string, databaseUrl: string): Promise<ChildProcess> {
  return (await forked('bare-process.js', [natsUrl, databaseUrl])).child
}

/** A process of ./load, once it has said its first word. */
function forked(file: string, args: readonly string[]): Promise<{ child: ChildProcess; message: unknown }> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'load', file), args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    child.once('message', (message) => resolve({ child, message }))
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)))
  })
}
