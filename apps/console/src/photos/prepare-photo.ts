import { devicePlace } from './device-place.ts'
import type { KeptPhoto } from './kept-photo.ts'
import { photoTime } from './photo-time.ts'
import { scalePicture } from './scale-picture.ts'

/** What a device's place says nothing about any more: the picture was taken earlier, perhaps elsewhere. */
const HERE_MS = 15 * 60_000

export type PreparedPhoto = Pick<KeptPhoto, 'name' | 'type' | 'takenAt' | 'place'> & { readonly content: ArrayBuffer }

/**
 * A chosen file as it is kept and sent: a picture small and without metadata, its time and, where `withPlace`, the
 * device's place apart from it; any other file as it is. Throws NoPicture for a picture that cannot be shown.
 */
export async function preparePhoto(file: File, withPlace: boolean): Promise<PreparedPhoto> {
  const content = await file.arrayBuffer()
  if (!file.type.startsWith('image/')) return { name: file.name, type: file.type, takenAt: null, place: null, content }
  const [takenAt, scaled, place] = await Promise.all([
    photoTime(content, file.lastModified),
    scalePicture(file),
    withPlace ? devicePlace() : null,
  ])
  const isHere = Date.now() - takenAt.getTime() < HERE_MS
  return {
    name: `${file.name.replace(/\.[^.]*$/, '').slice(0, 100) || 'photo'}.jpg`,
    type: scaled.type,
    takenAt: takenAt.toISOString(),
    place: isHere ? place : null,
    content: await scaled.arrayBuffer(),
  }
}
