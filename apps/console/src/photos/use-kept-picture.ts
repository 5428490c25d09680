import type { Uuid } from '@zhanwang/kernel/ids'
import { useEffect, useState } from 'react'
import { photoQueue } from './photos.ts'

/** An address under which the page can show what the device keeps; undefined until it is read, or where it is gone. */
export function useKeptPicture(id: Uuid, type: string): string | undefined {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    let closed = false
    let made: string | undefined
    const read = async () => {
      const content = await (await photoQueue()).contentOf(id)
      if (closed || !content) return
      made = URL.createObjectURL(new Blob([content], { type }))
      setAddress(made)
    }
    // The picture is only a preview: what is wrong with the store is said where a photo is kept.
    read().catch(() => setAddress(undefined))
    return () => {
      closed = true
      if (made) URL.revokeObjectURL(made)
    }
  }, [id, type])
  return address
}
