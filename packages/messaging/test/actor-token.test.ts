import { createTokenSigner, createTokenVerifier } from '@zhanwang/messaging/actor-token'
import { expect, test } from 'vitest'
import { keyPair, reader } from './library.ts'

test('a token is signed once per session object and audience, and believed as the same actor object', async () => {
  const { publicJwk, privateJwk } = await keyPair()
  const signer = await createTokenSigner(privateJwk)
  const { verify } = await createTokenVerifier(publicJwk, 'library')
  const token = await signer.sign(reader, 'library')
  expect(await signer.sign(reader, 'library')).toBe(token)
  expect(await signer.sign(reader, 'workforce')).not.toBe(token)
  expect(await verify(token)).toEqual(reader)
  expect(verify(token)).toBe(verify(token))
})

test('a key that is not Ed25519 is refused when the service starts', async () => {
  await expect(createTokenVerifier({ kty: 'EC', crv: 'P-256' }, 'library')).rejects.toThrow(/Ed25519/)
})
