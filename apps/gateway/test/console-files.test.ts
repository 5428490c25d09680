import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { client } from './fixtures/client.ts'
import { type TestGateway, testGateway } from './fixtures/gateway.ts'

const SCRIPT = 'console.log("站网")'
let gateway: TestGateway
let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'zhanwang-test-console-'))
  await mkdir(join(dir, 'assets'))
  await writeFile(join(dir, 'index.html'), '<!doctype html><title>站网</title>')
  await writeFile(join(dir, 'public-page.html'), '<!doctype html><title>站点公开信息</title>')
  await writeFile(join(dir, 'assets/index-Ab12Cd34.js'), SCRIPT)
  await writeFile(join(dir, 'assets/index-Ab12Cd34.js.br'), brotliCompressSync(SCRIPT))
  gateway = await testGateway({ consoleDir: dir })
})
afterAll(async () => {
  await gateway?.[Symbol.asyncDispose]()
  await rm(dir, { recursive: true, force: true })
})

test('hashed files are kept by browsers forever, compressed where they take it; the page is asked for anew', async () => {
  const browser = client(gateway.address)
  const script = await browser.get('/assets/index-Ab12Cd34.js', { 'accept-encoding': 'br' })
  expect(script).toMatchObject({ status: 200, body: SCRIPT })
  expect(script.headers.get('content-encoding')).toBe('br')
  expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  const plain = await browser.get('/assets/index-Ab12Cd34.js', { 'accept-encoding': 'identity' })
  expect(plain.headers.get('content-encoding')).toBeNull()
  const page = await browser.get('/')
  expect(page.headers.get('cache-control')).toBe('no-cache')
  expect(page.body).toContain('站网')
})

test('a station’s public page is a page of its own, whatever its code', async () => {
  for (const code of ['ST-420304101-01', 'nothing', '%E7%AB%99']) {
    const page = await client(gateway.address).get(`/p/${code}`)
    expect([page.status, page.body, page.headers.get('cache-control')]).toEqual([
      200,
      '<!doctype html><title>站点公开信息</title>',
      'no-cache',
    ])
  }
})

test('a path of the console’s own router gets the page; a missing asset or API route does not', async () => {
  const browser = client(gateway.address)
  expect(await browser.get('/stations/ST-420304101-01?tab=history')).toMatchObject({ status: 200 })
  expect((await browser.get('/stations/ST-420304101-01')).body).toContain('站网')
  expect((await browser.get('/assets/gone-Ab12Cd34.js')).status).toBe(404)
  expect((await browser.get('/api/none')).status).toBe(404)
  expect((await browser.get('/trpc/none')).status).toBe(404)
  for (const path of ['/..%2f..%2fetc/passwd', '/%2e%2e/package.json', '/assets/..%5c..%5cx', '/a%00b']) {
    const { status, body } = await browser.get(path)
    expect([path, status < 500, String(body).includes('root:')]).toEqual([path, true, false])
  }
})
