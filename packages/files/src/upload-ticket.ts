import { DomainError } from '@zhanwang/kernel/errors'
import { StoredFile, type Upload, UploadTicket } from '@zhanwang/kernel/stored-file'
import { importJWK, type JWK, type JWTPayload, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { THUMBNAIL_TYPE, thumbnailName } from './thumbnail.ts'

const ISSUER = 'zhanwang'
/** The gateway signs actor tokens with the same key: audience and type keep either from passing for the other. */
const AUDIENCE = 'zhanwang:upload'
const TYPE = 'zw-upload+jwt'
const ALGORITHM = 'EdDSA'
/** Longer than a clerk's working day with the page open. */
export const TICKET_HOURS = 24

/** Of a thumbnail, what the file does not tell already: a ticket travels in each command's input. */
const Claims = z.object({
  file: StoredFile,
  thumbnail: StoredFile.omit({ name: true, type: true }).nullable(),
  accountId: z.string(),
})

export type TicketSigner = (upload: Upload) => Promise<UploadTicket>
/** Throws `rule-broken` with `upload-expired` for anything but a ticket that was signed for an upload within the last day. */
export type TicketVerifier = (ticket: UploadTicket) => Promise<Upload>

/** Signs with the gateway's Ed25519 private key. Throws when the key is not one. */
export async function createTicketSigner(privateJwk: JWK): Promise<TicketSigner> {
  const key = await ed25519(privateJwk)
  return async ({ file, thumbnail, accountId }) => {
    const claims: z.input<typeof Claims> = {
      file,
      thumbnail: thumbnail && { id: thumbnail.id, size: thumbnail.size, digest: thumbnail.digest },
      accountId,
    }
    const ticket = await new SignJWT({ ...claims })
      .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt()
      .setExpirationTime(`${TICKET_HOURS}h`)
      .sign(key)
    return UploadTicket.parse(ticket)
  }
}

/** Verifies with the gateway's Ed25519 public key. Throws when the key is not one. */
export async function createTicketVerifier(publicJwk: JWK): Promise<TicketVerifier> {
  const key = await ed25519(publicJwk)
  return async (ticket) => {
    const payload = await jwtVerify(ticket, key, {
      algorithms: [ALGORITHM],
      typ: TYPE,
      issuer: ISSUER,
      audience: AUDIENCE,
      maxTokenAge: `${TICKET_HOURS}h`,
      requiredClaims: ['exp', 'iat', 'aud'],
    }).then(
      (verified): JWTPayload => verified.payload,
      (cause: unknown) => {
        throw uploadExpired({ cause })
      },
    )
    const { file, thumbnail, accountId } = Claims.parse(payload)
    return {
      file,
      thumbnail: thumbnail && { ...thumbnail, name: thumbnailName(file.name), type: THUMBNAIL_TYPE },
      accountId,
    }
  }
}

export function uploadExpired(options?: ErrorOptions): DomainError {
  return new DomainError('rule-broken', { reason: 'upload-expired' }, options)
}

async function ed25519(jwk: JWK) {
  if (jwk.kty !== 'OKP' || jwk.crv !== 'Ed25519') throw new TypeError('the ticket key is not an Ed25519 JWK')
  return importJWK(jwk, ALGORITHM)
}
