import { existsSync } from 'node:fs'
import { mkdtempDisposable } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeContent } from '@zhanwang/files/write-content'
import { expect, test } from 'vitest'

test('what breaks off at once has made its file by then, not after its writer has removed it', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'zhanwang-files-'))
  const path = join(folder.path, 'a.part')
  const broken = (async function* () {
    yield Buffer.from('a')
    throw new Error('the line broke')
  })()
  await expect(writeContent(path, broken)).rejects.toThrow('the line broke')
  expect(existsSync(path)).toBe(true)
})
