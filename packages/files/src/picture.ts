import { DomainError } from '@zhanwang/kernel/errors'
import type { Sharp } from 'sharp'
import type { MediaType } from './accepted-types.ts'
import { createTurns } from './in-turn.ts'
import { refused } from './refusal.ts'
import { THUMBNAIL_PIXELS } from './thumbnail.ts'

export type PictureType = Extract<MediaType, `image/${string}`>

/** A phone's largest picture today is 50 million pixels, 200 MB when decoded. */
const MAX_MEGAPIXELS = 50
const SECONDS = 30
/** Good enough to read a plaque or a stamp. */
const QUALITY = 90
const THUMBNAIL_QUALITY = 75

const inTurn = createTurns()

/** The decoders of libvips that an upload may reach; it has many more, of formats we do not take. */
const DECODERS = ['Jpeg', 'Png', 'Webp'].flatMap((format) =>
  ['File', 'Buffer'].map((source) => `VipsForeignLoad${format}${source}`),
)

/**
 * Writes the picture anew to `target`, and a small copy to `thumbnail` (WebP): turned upright, in sRGB, and without all
 * that is not the picture: place and device (EXIF, GPS), XMP, comments, colour profile, further frames, anything before
 * or behind it. Runs outside the event loop, one picture at a time, since each may need hundreds of MB.
 * Throws `rule-broken` for what cannot be decoded or has too many pixels, `unavailable` where sharp is not installed.
 */
export function rewritePicture(path: string, type: PictureType, target: string, thumbnail: string): Promise<void> {
  return inTurn(() => rewrite(path, type, target, thumbnail))
}

async function rewrite(path: string, type: PictureType, target: string, thumbnail: string): Promise<void> {
  const sharp = await loadSharp()
  // Checked by the header, before anything is decoded.
  const open = () =>
    sharp(path, {
      limitInputPixels: MAX_MEGAPIXELS * 1_000_000,
      failOn: 'error',
      animated: false,
      sequentialRead: true,
    })
  try {
    const { width, height, format } = await open().metadata()
    if (format !== type.slice('image/'.length)) throw refused('file-damaged')
    if (width * height > MAX_MEGAPIXELS * 1_000_000) throw tooManyPixels()
    await written(encoded(open().autoOrient(), type), target)
    // From the rewritten one: it is upright, and a damaged original fails once.
    await written(
      sharp(target)
        .resize(THUMBNAIL_PIXELS, THUMBNAIL_PIXELS, { fit: 'inside', withoutEnlargement: true })
        .webp({ quality: THUMBNAIL_QUALITY }),
      thumbnail,
    )
  } catch (error) {
    if (error instanceof DomainError) throw error
    if (error instanceof Error && /pixel limit/i.test(error.message)) throw tooManyPixels({ cause: error })
    throw refused('file-damaged', { cause: error })
  }
}

function encoded(picture: Sharp, type: PictureType): Sharp {
  switch (type) {
    case 'image/jpeg':
      return picture.jpeg({ quality: QUALITY, mozjpeg: false })
    case 'image/png':
      // Without filters a photo takes twice the room it came in.
      return picture.png({ adaptiveFiltering: true })
    case 'image/webp':
      return picture.webp({ quality: QUALITY })
  }
}

async function written(picture: Sharp, path: string): Promise<void> {
  await picture.timeout({ seconds: SECONDS }).toFile(path)
}

/** Loaded with the first picture: it is native, and stands beside a bundle, not in it. */
async function loadSharp() {
  loading ??= import('sharp').then(({ default: sharp }) => {
    sharp.cache(false)
    sharp.concurrency(1)
    sharp.block({ operation: ['VipsForeignLoad'] })
    sharp.unblock({ operation: DECODERS })
    return sharp
  })
  return loading.catch((cause: unknown) => {
    loading = undefined
    throw new DomainError('unavailable', { reason: 'pictures-unavailable' }, { cause })
  })
}

let loading: Promise<typeof import('sharp')['default']> | undefined

function tooManyPixels(options?: ErrorOptions): DomainError {
  return new DomainError(
    'rule-broken',
    { reason: 'picture-too-large', params: { megapixels: MAX_MEGAPIXELS } },
    options,
  )
}
