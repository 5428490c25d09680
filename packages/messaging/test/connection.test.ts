import { testNats } from '@zhanwang/testkit/nats'
import { expect, test } from 'vitest'
import { connectNats } from '../src/connection.ts'

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
