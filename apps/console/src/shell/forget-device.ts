import { forgetDrafts } from '../forms/kept-draft.ts'
import { forgetPerson } from '../offline/last-person.ts'
import { photoQueue } from '../photos/photos.ts'
import { keepPlace } from '../photos/place-consent.ts'

/** Removes what this browser keeps of a person who signs out: photos not yet sent, drafts, and what they allowed. */
export async function forgetDevice(account: string): Promise<void> {
  keepPlace(account, false)
  forgetDrafts(account)
  forgetPerson()
  // A browser that lets nothing be kept, as some do in private windows, has nothing to wipe.
  const queue = await photoQueue().catch(() => undefined)
  await queue?.wipe()
}
