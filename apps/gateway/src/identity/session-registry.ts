/** Who must look again at who is signed in: the handlers below change it, the authenticator keeps it in memory. */
export interface SessionRegistry {
  /** Forgets what is kept about an account's sessions and keys. */
  forgetAccount(accountId: string): void
  /** Forgets everything. */
  forgetAll(): void
}
