/** exifr's smallest build: JPEG and HEIC, tags by number. Its own types know the largest one only. */
declare module 'exifr/dist/mini.esm.mjs' {
  export function parse(picture: ArrayBuffer, options: object): Promise<unknown>
}
