import { createTicketSigner, createTicketVerifier } from '@zhanwang/files/upload-ticket'
import { newId } from '@zhanwang/kernel/ids'
import { type Upload, UploadTicket } from '@zhanwang/kernel/stored-file'
import { createTokenSigner, createTokenVerifier } from '@zhanwang/messaging/actor-token'
import { importJWK, SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { ACCOUNT, jwkPair, KINDS, PDF, testStorage } from './storage.ts'

const EXPIRED = { code: 'rule-broken', details: { reason: 'upload-expired' } }

test.each(KINDS)('a ticket is good for who got it, and for nobody else (%s)', async (kind) => {
  await using storage = await testStorage(kind)
  const { ticket } = await storage.stage('a.pdf', PDF)
  await expect(storage.files.claim(ticket, 'account-2')).rejects.toMatchObject(EXPIRED)
  expect(await storage.inArea('library')).toEqual([])
})

test.each(KINDS)('forged, foreign, expired and altered tickets are refused (%s)', async (kind) => {
  await using storage = await testStorage(kind)
  const { file, ticket } = await storage.stage('a.pdf', PDF)
  const upload: Upload = { file, thumbnail: null, accountId: ACCOUNT }
  const foreign = await createTicketSigner(jwkPair().privateJwk)
  const own = await importJWK(storage.keys.privateJwk, 'EdDSA')
  const signed = (change: (token: SignJWT) => SignJWT, typ = 'zw-upload+jwt') =>
    change(
      new SignJWT({ ...upload })
        .setProtectedHeader({ alg: 'EdDSA', typ })
        .setIssuer('zhanwang')
        .setAudience('zhanwang:upload')
        .setIssuedAt()
        .setExpirationTime('24h'),
    ).sign(own)
  const [header = '', body = '', signature = ''] = ticket.split('.')
  const altered = Buffer.from(JSON.stringify({ ...upload, accountId: 'account-2' })).toString('base64url')
  const none = Buffer.from('{"alg":"none","typ":"zw-upload+jwt"}').toString('base64url')
  const tickets = [
    await foreign(upload),
    `${header}.${altered}.${signature}`,
    `${none}.${body}.`,
    await signed((token) => token.setExpirationTime('-1s')),
    await signed((token) => token.setIssuedAt(Math.floor(Date.now() / 1000) - 25 * 3600)),
    await signed((token) => token.setAudience('library')),
    await signed((token) => token, 'JWT'),
    'nonsense',
  ]
  for (const bad of tickets)
    await expect(storage.files.claim(UploadTicket.parse(bad), ACCOUNT)).rejects.toMatchObject(EXPIRED)
  await expect(storage.files.claim(UploadTicket.parse(await signed((token) => token)), ACCOUNT)).resolves.toBeDefined()
})

test('neither of a ticket and an actor token passes for the other, though one key signs both', async () => {
  const { publicJwk, privateJwk } = jwkPair()
  const actor = { kind: 'account' as const, id: ACCOUNT, name: '张经办', grants: [] }
  const token = await (await createTokenSigner(privateJwk)).sign(actor, 'library')
  const verifyTicket = await createTicketVerifier(publicJwk)
  await expect(verifyTicket(UploadTicket.parse(token))).rejects.toMatchObject(EXPIRED)

  const file = { id: newId(), name: 'a.pdf', type: 'application/pdf', size: 1, digest: '0'.repeat(64) }
  const ticket = await (await createTicketSigner(privateJwk))({ file, thumbnail: null, accountId: ACCOUNT })
  for (const audience of ['library', 'zhanwang:upload']) {
    const { verify } = await createTokenVerifier(publicJwk, audience)
    await expect(verify(ticket)).rejects.toMatchObject({ code: 'unauthenticated' })
  }
})

test('the largest ticket fits where a command takes it', async () => {
  const sign = await createTicketSigner(jwkPair().privateJwk)
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  const file = { id: newId(), name: '站'.repeat(120), type, size: 52_428_800, digest: 'f'.repeat(64) }
  const thumbnail = { ...file, id: newId() }
  expect((await sign({ file, thumbnail, accountId: newId() })).length).toBeLessThan(2_000)
})

test.each(KINDS)('a ticket whose upload was swept is refused (%s)', async (kind) => {
  await using storage = await testStorage(kind)
  const { file, ticket } = await storage.stage('a.pdf', PDF)
  await storage.area('uploads').remove(file.id)
  await expect(storage.files.claim(ticket, ACCOUNT)).rejects.toMatchObject(EXPIRED)
})
