import type { Actor } from '@zhanwang/kernel/actor'

/** Who is behind a request, known from its cookie or API key. */
export interface Principal {
  /** The same object for as long as nothing about it changed: the token signer keeps its tokens by it. */
  readonly actor: Actor
  /** Until the password is changed only the account's own page answers. */
  readonly mustChangePassword: boolean
  /** Signed in without a second factor where one is asked for: until it is set up only the account's own page answers. */
  readonly mustSetSecondFactor: boolean
}

/** What a request shows to say who it is. */
export interface Credentials {
  readonly cookie?: string | undefined
  readonly authorization?: string | undefined
}

/** Undefined where nobody is signed in: no, forged, expired, ended or idle credentials. */
export type Authenticate = (credentials: Credentials) => Promise<Principal | undefined>
