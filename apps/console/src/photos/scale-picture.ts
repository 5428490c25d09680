/** Longest side in pixels: enough to read a plaque, and about 500 kB instead of 5 MB over a station's network. */
const LONGEST = 2_000
const QUALITY = 0.85

/** The file is no picture that this browser can show, such as HEIC outside of Safari. */
export class NoPicture extends Error {
  override readonly name = 'NoPicture'
}

/** A picture upright, at most 2000 pixels long, as a JPEG without any metadata. Throws NoPicture. */
export async function scalePicture(file: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch((cause: unknown) => {
    throw new NoPicture(undefined, { cause })
  })
  const share = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * share))
  canvas.height = Math.max(1, Math.round(bitmap.height * share))
  const context = canvas.getContext('2d')
  if (!context) throw new NoPicture()
  // What was transparent would become black.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new NoPicture())), 'image/jpeg', QUALITY)
  })
}
