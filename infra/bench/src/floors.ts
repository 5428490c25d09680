import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { connectNats } from '@zhanwang/messaging/connection'
import type { NatsConnection } from 'nats'
import pg from 'pg'
import { connectBare } from './load/connect-bare.ts'

/** Bare NATS request/reply between two processes with 64 requests in flight, per second: the library with its defaults on both sides. */
export async function natsFloor(url: string, seconds: number): Promise<number> {
  return requestRate(await forked('nats-responder.ts', [url]), await connectBare(url), seconds)
}

/** The same with the platform's own connection on both sides, for comparison; no floor. */
export async function tunedNatsRate(url: string, seconds: number): Promise<number> {
  const responder = await forked('tuned-nats-responder.ts', [url])
  return requestRate(responder, await connectNats({ url, name: 'bench' }), seconds)
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

/** A process with nothing but fastify, pg and NATS. */
export function bareProcess(natsUrl: string, databaseUrl: string): Promise<ChildProcess> {
  return forked('bare-process.ts', [natsUrl, databaseUrl])
}

function forked(file: string, args: readonly string[]): Promise<ChildProcess> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'load', file), args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    child.once('message', () => resolve(child))
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)))
  })
}
