import { MAX_NAME_LENGTH, safeFileName } from '@zhanwang/files/safe-file-name'
import { thumbnailName } from '@zhanwang/files/thumbnail'
import { StoredFile } from '@zhanwang/kernel/stored-file'
import fc from 'fast-check'
import { expect, test } from 'vitest'

test.each([
  ['郧阳区社工站台账.2022.xlsx', 'xlsx', '郧阳区社工站台账.2022.xlsx'],
  ['../../etc/passwd', 'txt', 'passwd.txt'],
  ['C:\\Users\\x\\照片.JPG', 'jpg', '照片.jpg'],
  ['标牌\u202Egpj.exe', 'png', '标牌gpj.png'],
  ['a\0b\r\nSet-Cookie: x.pdf', 'pdf', 'abSet-Cookie_ x.pdf'],
  ['con.txt', 'txt', '_con.txt'],
  ['COM1', 'pdf', '_COM1.pdf'],
  ['aux.tar.csv', 'csv', '_aux.tar.csv'],
  ['.htaccess', 'txt', 'htaccess.txt'],
  ['...', 'pdf', '未命名.pdf'],
  ['', 'pdf', '未命名.pdf'],
  ['a"; filename="b.html', 'pdf', 'a_; filename=_b.pdf'],
  ['e\u0301.pdf', 'pdf', 'é.pdf'],
  ['e\u200b\u0301.pdf', 'pdf', 'é.pdf'],
  ['\ud800x.pdf', 'pdf', 'x.pdf'],
  ['报告.2022年第一季度', 'pdf', '报告.2022年第一季度.pdf'],
])('%j is kept as a name that can do no harm', (name, extension, safe) => {
  expect(safeFileName(name, extension)).toBe(safe)
})

const Name = StoredFile.shape.name

test('whatever a file is called, its name is short, plain, and ends as its content does', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.string({ unit: fc.constantFrom(...'a.\u202e/\\ 站\ud83c\0'), maxLength: 300 }),
      ),
      (name) => {
        const safe = safeFileName(name, 'pdf')
        expect(Name.parse(safe)).toBe(safe)
        expect(safe).toMatch(/^[^./\\\s][^/\\]*\.pdf$/u)
        expect(safe).not.toMatch(/[\p{Cc}\p{Cf}<>:"|?*]/u)
        expect(safe.isWellFormed()).toBe(true)
        expect(safeFileName(safe, 'pdf')).toBe(safe)
        expect(thumbnailName(safe).length).toBeLessThanOrEqual(MAX_NAME_LENGTH)
      },
    ),
  )
})
