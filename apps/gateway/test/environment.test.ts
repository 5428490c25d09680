import { expect, test } from 'vitest'
import { TrustedProxies } from '../src/env.ts'
import { limitedNetwork } from '../src/identity/sessions/limited-network.ts'

test.each(['127.0.0.1', '10.0.0.0/8', 'fd00::/8, 192.0.2.7'])('TRUST_PROXY takes addresses and ranges: %s', (text) => {
  expect(TrustedProxies.parse(text)).toEqual(text.split(', '))
})

test.each(['true', 'false', '', '1', '*', '0.0.0.0/0', '::/0', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0.0/8,'])(
  'TRUST_PROXY does not take what would trust anybody: %j',
  (text) => {
    expect(TrustedProxies.safeParse(text).success).toBe(false)
  },
)

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:0:1:aaaa:bbbb:cccc:dddd', '2001:db8:0:1::/64'],
  ['2001:DB8:0:1::1', '2001:db8:0:1::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('an address is limited by what its subscriber cannot change: %s', (address, network) => {
  expect(limitedNetwork(address)).toBe(network)
})
