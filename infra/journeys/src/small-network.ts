import type { ReadyPlatform } from './platform-run.ts'
import { type RestClient, signedIn } from './rest-client.ts'

/** A clerk of 郧阳区 on a demonstration platform, and villages whose township has a station. */
export async function smallNetwork({
  address,
  accounts,
}: ReadyPlatform): Promise<{ writer: RestClient; villages: string[] }> {
  const officer = accounts.find(({ username }) => username === 'yunyang-officer')
  const writer = await signedIn(address, officer?.username ?? '', officer?.password ?? '')
  const { body } = await writer.get('/divisions?parent=420304&deep=true&level=village&limit=200')
  const villages = body.rows
    .filter((row: { kind: string }) => row.kind === 'village')
    .map((row: { code: string }) => row.code)
  return { writer, villages }
}
