import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { MAX_UPLOAD_BYTES } from '@zhanwang/files/accepted-types'
import { openUploads } from '@zhanwang/files/uploads'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACCOUNT, contentOf, KINDS, PDF, type TestStorage, testStorage } from './storage.ts'
import { contentTypes, officeFile, zipFile } from './zip-file.ts'

describe.each(KINDS)('in a %s', (kind) => {
  let storage: TestStorage
  beforeAll(async () => {
    storage = await testStorage(kind)
  })
  afterAll(() => storage[Symbol.asyncDispose]())

  const GB18030 = Buffer.from([0xd5, 0xbe, 0xb5, 0xe3, 0x2c, 0x31, 0x0d, 0x0a])

  test.each([
    ['协议.pdf', PDF, 'application/pdf', '协议.pdf'],
    ['协议.exe', PDF, 'application/pdf', '协议.pdf'],
    ['台账.zip', officeFile('xlsx'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', '台账.xlsx'],
    [
      '批复',
      officeFile('docx'),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      '批复.docx',
    ],
    ['台账.csv', '站点,室\r\n', 'text/csv', '台账.csv'],
    ['台账.CSV', GB18030, 'text/csv', '台账.csv'],
    ['台账.csv', '\ufeff站点,室\n', 'text/csv', '台账.csv'],
    ['page.html', '<script>alert(1)</script>', 'text/plain', 'page.txt'],
  ])('%s is what its content is, whatever it is called', async (name, content, type, kept) => {
    const { file, thumbnail } = await storage.stage(name, content)
    expect({ ...file, thumbnail }).toMatchObject({ type, name: kept, thumbnail: false })
    const bytes = Buffer.from(content)
    expect(file).toMatchObject({ size: bytes.length, digest: createHash('sha256').update(bytes).digest('hex') })
  })

  const bomb = Buffer.alloc(60 * 2 ** 20)
  const head = contentTypes('xlsx')

  test.each([
    ['an empty file', '', 'upload-empty'],
    ['a program called a picture', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), 'file-type-unknown'],
    ['an ELF program', Buffer.from('\x7fELF\x02\x01\x01\0', 'latin1'), 'file-type-unknown'],
    ['a GIF', Buffer.from('GIF89a\x01\0\x01\0', 'latin1'), 'file-type-unknown'],
    ['text in UTF-16', Buffer.from('\ufeff站点,A', 'utf16le'), 'file-type-unknown'],
    ['an old Excel file or one with a password', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'file-old-office'],
    ['a PDF that broke off', PDF.subarray(0, 20), 'file-damaged'],
    ['a PDF behind something else', Buffer.concat([Buffer.from('MZ\0\0'), PDF]), 'file-type-unknown'],
    ['a plain zip archive', zipFile([{ name: 'a.txt', content: 'a' }]), 'file-type-unknown'],
    [
      'an archive that is both workbook and document',
      zipFile([{ name: head.name, content: `${head.content}${contentTypes('docx').content}` }]),
      'file-type-unknown',
    ],
    ['a workbook with macros', officeFile('xlsm'), 'file-macros'],
    [
      'a workbook that hides its macros',
      officeFile('xlsx', [{ name: 'xl/vbaProject.bin', content: 'x' }]),
      'file-macros',
    ],
    ['a zip bomb', officeFile('xlsx', [{ name: 'xl/sheet.xml', content: bomb }]), 'file-archive-unsafe'],
    [
      'a zip bomb that says it is small',
      officeFile('xlsx', [{ name: 'xl/sheet.xml', content: bomb, saidSize: 1000 }]),
      'file-archive-unsafe',
    ],
    [
      'a path that leads out of the archive',
      officeFile('xlsx', [{ name: '../../evil', content: 'x' }]),
      'file-archive-unsafe',
    ],
    [
      'an absolute path in an archive',
      officeFile('xlsx', [{ name: '/etc/passwd', content: 'x' }]),
      'file-archive-unsafe',
    ],
    ['two parts of one name', officeFile('xlsx', [{ name: 'XL/workbook.xml', content: 'x' }]), 'file-archive-unsafe'],
    [
      'a part with a password',
      officeFile('xlsx', [{ name: 'a', content: 'x', encrypted: true }]),
      'file-archive-unsafe',
    ],
    ['an archive of too many parts', zipFile([head], { saidEntries: 20_000 }), 'file-archive-unsafe'],
    ['half an archive', officeFile('xlsx').subarray(0, 60), 'file-archive-unsafe'],
  ])('%s is refused, and nothing of it stays', async (_what, content, reason) => {
    const before = await storage.inArea('uploads')
    await expect(storage.stage('照片.jpg', content)).rejects.toMatchObject({ code: 'rule-broken', details: { reason } })
    expect(await storage.inArea('uploads')).toEqual(before)
  })

  test('a file that never ends is cut off at the limit', async () => {
    const before = await storage.inArea('uploads')
    let sent = 0
    const endless = Readable.from(
      (function* () {
        for (;;) {
          sent += 2 ** 20
          yield Buffer.alloc(2 ** 20, 'a')
        }
      })(),
    )
    const uploads = openUploads({ storage: storage.storage, sign: storage.sign })
    const refusal = { code: 'too-large', details: { reason: 'file-too-large', params: { megabytes: 50 } } }
    await expect(uploads.stage({ name: 'a', accountId: ACCOUNT, content: endless })).rejects.toMatchObject(refusal)
    expect(sent).toBeLessThan(MAX_UPLOAD_BYTES * 1.2)
    // One that says so beforehand is not read at all.
    const unread = createReadStream('/dev/zero')
    const announced = MAX_UPLOAD_BYTES + 1
    await expect(uploads.stage({ name: 'a', accountId: ACCOUNT, content: unread, announced })).rejects.toMatchObject(
      refusal,
    )
    expect(unread.bytesRead).toBe(0)
    unread.destroy()
    expect(await storage.inArea('uploads')).toEqual(before)
  })

  test('a picture larger than pictures may be is refused though a document of that size is not', async () => {
    const large = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(21 * 2 ** 20)])
    await expect(storage.stage('a.jpg', large)).rejects.toMatchObject({
      code: 'too-large',
      details: { params: { megabytes: 20 } },
    })
  })

  test('an upload that breaks off says so, and nothing of it stays', async () => {
    const before = await storage.inArea('uploads')
    const broken = Readable.from(
      (function* () {
        yield PDF
        throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' })
      })(),
    )
    const uploads = openUploads({ storage: storage.storage, sign: storage.sign })
    await expect(uploads.stage({ name: 'a.pdf', accountId: ACCOUNT, content: broken })).rejects.toMatchObject({
      code: 'invalid-input',
      details: { reason: 'upload-incomplete' },
    })
    expect(await storage.inArea('uploads')).toEqual(before)
  })

  test('what is staged is taken over as it is, once or again', async () => {
    const { file, ticket } = await storage.stage('协议.pdf', PDF)
    expect(await storage.files.claim(ticket, ACCOUNT)).toEqual({ ...file, thumbnail: null })
    expect(await storage.files.claim(ticket, ACCOUNT)).toEqual({ ...file, thumbnail: null })
    expect(await contentOf(storage.files, file.id)).toEqual(PDF)
    expect(await storage.inArea('library')).toEqual([file.id])
  })
})
