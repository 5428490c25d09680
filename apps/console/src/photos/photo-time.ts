import { parse } from 'exifr/dist/mini.esm.mjs'
import { z } from 'zod'

/** Tags of EXIF 2.32: DateTimeOriginal and the offset of its clock from UTC. */
const TAKEN = 0x9003
const OFFSET = 0x9011
const Taken = z.object({ exif: z.object({ [TAKEN]: z.string(), [OFFSET]: z.string().optional() }) })

/** Only the two tags, as they stand there: exifr's smallest build knows no names. */
const OPTIONS = {
  ifd0: false,
  exif: [TAKEN, OFFSET],
  gps: false,
  reviveValues: false,
  translateKeys: false,
  translateValues: false,
  mergeOutput: false,
}

/**
 * When a camera says that it took a picture, else when the file was last changed; never later than `now`, since clocks of
 * cameras go wrong. A time without an offset is Shanghai's.
 */
export async function photoTime(picture: ArrayBuffer, lastModified: number, now = new Date()): Promise<Date> {
  const taken = (await exifTime(picture)) ?? new Date(lastModified)
  return taken > now ? now : taken
}

async function exifTime(picture: ArrayBuffer): Promise<Date | undefined> {
  // It throws for whatever is no JPEG or HEIC, and for damaged metadata.
  const told = Taken.safeParse(await parse(picture, OPTIONS).catch(() => undefined)).data?.exif
  const [, date, time] = /^(\d{4}:\d\d:\d\d) (\d\d:\d\d:\d\d)/.exec(told?.[TAKEN] ?? '') ?? []
  if (!date || !time) return undefined
  const offset = /^[+-]\d\d:\d\d$/.exec(told?.[OFFSET] ?? '')?.[0] ?? '+08:00'
  const taken = new Date(`${date.replaceAll(':', '-')}T${time}${offset}`)
  return Number.isNaN(taken.getTime()) ? undefined : taken
}
