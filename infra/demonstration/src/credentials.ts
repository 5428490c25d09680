import { z } from 'zod'

const SignInStep = z.object({ secondFactorNeeded: z.boolean() })

/** The headers by which the platform knows who sends a command. */
export type Credentials = Readonly<Record<string, string>>

export function byKey(key: string): Credentials {
  return { authorization: `Bearer ${key}` }
}

/**
 * Signs in as a person does, with the code of the second factor where the account has one.
 * @throws Error with the platform's answer where it refuses, or where a code is needed and not given
 */
export async function bySignIn(
  address: string,
  username: string,
  password: string,
  code?: string,
): Promise<Credentials> {
  const { origin } = new URL(address)
  const first = await signInStep(address, '/sign-in/username', { username, password }, { origin })
  if (!first.secondFactorNeeded) return { cookie: first.cookie, origin }
  if (!code)
    throw new Error('该账号设有第二因子,请加 --code <动态验证码> | the account has a second factor: give --code <code>')
  const second = await signInStep(address, '/second-factor', { code }, { origin, cookie: first.cookie })
  return { cookie: second.cookie, origin }
}

async function signInStep(address: string, route: string, shown: object, headers: Credentials) {
  const response = await fetch(new URL(`/api/auth${route}`, address), {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', 'accept-language': 'zh-CN' },
    body: JSON.stringify(shown),
  })
  if (!response.ok) throw new Error(`登录未成功 | sign-in was refused: ${await response.text()}`)
  const { secondFactorNeeded } = SignInStep.parse(await response.json())
  const cookie = response.headers.getSetCookie().map((header) => header.split(';', 1)[0])
  return { secondFactorNeeded, cookie: cookie.join('; ') }
}
