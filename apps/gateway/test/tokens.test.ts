import { generateKeyPairSync } from 'node:crypto'
import { identity } from '@zhanwang/domain-identity/contract'
import { procedureEntries } from '@zhanwang/kernel/contract'
import { newId } from '@zhanwang/kernel/ids'
import { createTokenSigner } from '@zhanwang/messaging/actor-token'
import { createContractClient } from '@zhanwang/messaging/contract-client'
import { importJWK, SignJWT } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestGateway, testGateway } from './fixtures/gateway.ts'

let gateway: TestGateway
beforeAll(async () => {
  gateway = await testGateway()
})
afterAll(() => gateway?.[Symbol.asyncDispose]())

const actor = {
  kind: 'account' as const,
  id: newId(),
  name: '攻击者',
  grants: [{ permissions: ['account.read'], scope: '/' }],
}

async function ask(token: string) {
  const client = createContractClient(gateway.connection, [identity])
  const entry = [...procedureEntries(identity)].find(({ path }) => path === 'accounts.list')
  if (!entry) throw new Error('no such procedure')
  const reply = await client.request(entry, '{}', { token, correlationId: newId(), language: 'zh' })
  return reply.ok ? 'answered' : reply.error.code
}

async function signed(over: { audience?: string; issuedSecondsAgo?: number; key?: typeof gateway.privateJwk }) {
  const issued = Math.floor(Date.now() / 1000) - (over.issuedSecondsAgo ?? 0)
  return new SignJWT({ actor })
    .setProtectedHeader({ alg: 'EdDSA' })
    .setIssuer('zhanwang')
    .setAudience(over.audience ?? 'identity')
    .setIssuedAt(issued)
    .setExpirationTime(issued + 50)
    .sign(await importJWK(over.key ?? gateway.privateJwk, 'EdDSA'))
}

test('a service believes the gateway’s token for its own audience', async () => {
  expect(await ask(await signed({}))).toBe('answered')
  const signer = await createTokenSigner(Object({ ...gateway.privateJwk }))
  expect(await ask(await signer.sign(Object(actor), 'identity'))).toBe('answered')
})

test('forged, expired, foreign, altered and absent tokens are refused', async () => {
  const { privateKey } = generateKeyPairSync('ed25519')
  const key = { kty: 'OKP', crv: 'Ed25519', ...privateKey.export({ format: 'jwk' }) }
  const good = await signed({})
  const [header, payload = '', signature] = good.split('.')
  const raised = Buffer.from(payload, 'base64url').toString().replace('account.read', 'grant.maintain')
  const tokens = {
    forged: await signed({ key }),
    expired: await signed({ issuedSecondsAgo: 120 }),
    foreign: await signed({ audience: 'station-registry' }),
    altered: [header, Buffer.from(raised).toString('base64url'), signature].join('.'),
    unsigned: [Buffer.from('{"alg":"none"}').toString('base64url'), payload, ''].join('.'),
    absent: '',
    nonsense: 'zw',
  }
  for (const [name, token] of Object.entries(tokens))
    expect([name, await ask(token)]).toEqual([name, 'unauthenticated'])
})
