import { eventually } from '@zhanwang/testkit/eventually'
import { testNats } from '@zhanwang/testkit/nats'
import { expect, test } from 'vitest'
import { connectNats } from '../src/connection.ts'
import { keptLog } from './library.ts'

test('what is sent arrives in its order, with pauses between and without; a drain sends what waits first', async () => {
  await using nats = await testNats()
  const reader = await connectNats({ url: nats.url, name: 'reader' })
  const sender = await connectNats({ url: nats.url, name: 'sender' })
  const seen: number[] = []
  let all: (() => void) | undefined
  const arrived = new Promise<void>((resolve) => {
    all = resolve
  })
  reader.subscribe('order.>', {
    callback: (_error, message) => {
      seen.push(Number(message.string()))
      if (seen.length === 600) all?.()
    },
  })
  await reader.flush()

  for (let number = 0; number < 600; number++) {
    sender.publish('order.of', String(number))
    // A pause in which the library would write, one in which the loop turns, and none.
    if (number % 3 === 0) await Promise.resolve()
    if (number % 50 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  await sender.drain()
  await arrived

  expect(seen).toEqual(Array.from({ length: 600 }, (_, number) => number))
  await reader.close()
})

test('what NATS refuses is an error in the log, except an acknowledgement that comes too late', async () => {
  const mayNothing = { publish: ['allowed.>'], subscribe: ['allowed.>'] }
  await using nats = await testNats({ users: [{ name: 'service', password: 'service', permissions: mayNothing }] })
  const log = keptLog()
  const connection = await connectNats({ url: nats.url, name: 'service', log })
  connection.publish('$JS.ACK.ZW_EVENTS.gateway-divisions.1.1.1.1.0')
  connection.publish('zw.event.identity.account-changed.v1')
  await eventually(() => log.lines.length === 2)
  expect(log.lines).toMatchObject([
    { level: 'warn', message: 'NATS no longer took an acknowledgement; the event comes again' },
    { level: 'error', message: 'NATS refused something' },
  ])
  await connection.close()
})
