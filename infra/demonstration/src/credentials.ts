/** The headers by which the platform knows who sends a command. */
export type Credentials = Readonly<Record<string, string>>

export function byKey(key: string): Credentials {
  return { authorization: `Bearer ${key}` }
}

/** Signs in as a person does. @throws Error with the platform's answer where it refuses */
export async function bySignIn(address: string, username: string, password: string): Promise<Credentials> {
  const { origin } = new URL(address)
  const response = await fetch(new URL('/api/auth/sign-in/username', address), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'zh-CN', origin },
    body: JSON.stringify({ username, password }),
  })
  if (!response.ok) throw new Error(`登录未成功 | sign-in was refused: ${await response.text()}`)
  const cookie = response.headers.getSetCookie().map((header) => header.split(';', 1)[0])
  return { cookie: cookie.join('; '), origin }
}
