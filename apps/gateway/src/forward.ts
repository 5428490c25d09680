import { PUBLIC_ACTOR } from '@zhanwang/kernel/actor'
import { DomainError } from '@zhanwang/kernel/errors'
import { preferredLanguage } from '@zhanwang/kernel/localized-text'
import type { TokenSigner } from '@zhanwang/messaging/actor-token'
import type { ContractClient } from '@zhanwang/messaging/contract-client'
import { readTraceparent } from '@zhanwang/messaging/trace-context'
import type { FastifyRequest } from 'fastify'
import type { Authenticate, Principal } from './authentication/principal.ts'
import { commandIdOf } from './http/command-id.ts'
import { parseBody } from './http/json-body.ts'
import type { OfferedProcedure } from './offered-procedures.ts'
import type { PublicLimit } from './public/public-limit.ts'

/** The part of a request that decides about it, whatever border it came through. */
export type Caller = Pick<FastifyRequest, 'headers' | 'id' | 'ip'>

/** The output as JSON bytes. Throws DomainError. */
export type Forward = (offered: OfferedProcedure, input: Uint8Array | string, caller: Caller) => Promise<Uint8Array>

export interface ForwardParts {
  readonly client: Pick<ContractClient, 'request'>
  readonly signer: TokenSigner
  readonly authenticate: Authenticate
  /** The same without counting as use of the session. */
  readonly look: Authenticate
  /** Counts what is asked without signing in. */
  readonly limitPublic: PublicLimit
}

/**
 * A page sets it where nobody has touched it for a while: what it asks by itself, told of a change or after some time,
 * keeps no session from ending idle. Who lies about it only shortens their own session.
 */
const UNATTENDED = 'x-unattended'

/** What answers before a first password has been changed. */
const BEFORE_PASSWORD_CHANGE: ReadonlySet<string> = new Set(['identity.me.get', 'identity.me.changePassword'])
/** What answers before a second factor is set up, where one is asked for; setting it up has routes of its own. */
const BEFORE_SECOND_FACTOR = BEFORE_PASSWORD_CHANGE

/**
 * The one path from an HTTP call to a reply: who asks -> a token for the service that answers -> its reply. Input and
 * output stay the bytes they came as; what they must look like is the service's to check.
 */
export function createForward({ client, signer, authenticate, look, limitPublic }: ForwardParts): Forward {
  /** Cookies and keys are not looked at for what is public, so that nobody is told there that their session has ended. */
  const actorOf = async ({ procedure, trpcPath }: OfferedProcedure, { headers, ip }: Caller) => {
    if (procedure.scope === 'public') {
      limitPublic(ip)
      return PUBLIC_ACTOR
    }
    const asks = headers[UNATTENDED] === 'true' ? look : authenticate
    return (await admit(asks, { headers }, trpcPath)).actor
  }

  return async (offered, input, caller) => {
    const { headers, id } = caller
    const actor = await actorOf(offered, caller)
    const { answer } = offered
    if (answer.by === 'gateway') return Buffer.from(JSON.stringify(answer.output))
    // Of an input that is read here only the indicator's code counts; the owner checks the whole.
    const entry = answer.by === 'service' ? answer.entry : answer.entryOf(parseBody(input))
    // A command without its id is refused before anything is sent.
    const command = entry.procedure.kind === 'command' ? { commandId: commandIdOf({ headers }) } : {}
    const reply = await client.request(entry, input, {
      token: await signer.sign(actor, entry.context),
      correlationId: id,
      language: preferredLanguage(headers['accept-language']),
      traceparent: readTraceparent(headers.traceparent),
      ...command,
    })
    if (!reply.ok) throw reply.error
    return reply.body
  }
}

/**
 * Who asks for `name`. Throws `unauthenticated`, or `forbidden` while the account has to see to its password or second
 * factor first.
 */
export async function admit(
  authenticate: Authenticate,
  { headers }: Pick<Caller, 'headers'>,
  name: string,
): Promise<Principal> {
  const principal = await authenticate({ cookie: headers.cookie, authorization: headers.authorization })
  if (!principal) throw new DomainError('unauthenticated')
  if (principal.mustChangePassword && !BEFORE_PASSWORD_CHANGE.has(name))
    throw new DomainError('forbidden', { reason: 'password-must-change' })
  if (principal.mustSetSecondFactor && !BEFORE_SECOND_FACTOR.has(name))
    throw new DomainError('forbidden', { reason: 'second-factor-must-be-set' })
  return principal
}
