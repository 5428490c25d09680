/** What a bureau decides about signing in, from the environment. */
export interface SignInRules {
  /** Whether every account needs a second factor. */
  readonly secondFactorRequired: boolean
  /** A session that nobody used for so long is over. */
  readonly sessionIdleMinutes: number
  /** A password older than this must be changed at the next sign-in; 0: never. */
  readonly passwordMaxAgeDays: number
}
