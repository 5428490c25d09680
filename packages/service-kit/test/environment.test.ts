import { parseEnvironment, ServiceEnvironment } from '@zhanwang/service-kit/environment'
import { expect, test } from 'vitest'

const needed = {
  DATABASE_URL: 'postgres://app@127.0.0.1/registry',
  NATS_URL: 'nats://127.0.0.1',
  PORT: '0',
  ACTOR_TOKEN_PUBLIC_KEY_FILE: 'token.json',
  AUDIT_SEAL_KEY_FILE: 'seal.json',
  AUDIT_SEAL_DIR: 'seals',
  FILES_DIR: 'files',
}

test('a missing anchor is accepted only where it is said in so many words', () => {
  const accepts = (text?: string) =>
    parseEnvironment(ServiceEnvironment, { ...needed, AUDIT_ACCEPT_MISSING_ANCHOR: text }).AUDIT_ACCEPT_MISSING_ANCHOR
  expect([accepts(), accepts(''), accepts('false'), accepts('true')]).toEqual([false, false, false, true])
  expect(() => accepts('1')).toThrow('AUDIT_ACCEPT_MISSING_ANCHOR is not valid')
})

test('a bucket is named by endpoint and path, without a key in it', () => {
  const takes = (url: string) => {
    const parse = () => parseEnvironment(ServiceEnvironment, { ...needed, FILES_S3_URL: url })
    try {
      return parse().FILES_S3_URL === url
    } catch (error) {
      expect(error).toMatchObject({ message: expect.stringContaining('FILES_S3_URL is not valid') })
      return false
    }
  }
  for (const good of ['https://s3.example.gov.cn/zhanwang', 'http://10.0.0.5:9000/zhan-wang.files/'])
    expect(takes(good)).toBe(true)
  for (const bad of [
    'https://s3.example.gov.cn',
    'https://key:secret@s3.example.gov.cn/zhanwang',
    's3://zhanwang',
    'https://s3.example.gov.cn/zhanwang/part',
    'https://s3.example.gov.cn/zhanwang?acl',
    'https://s3.example.gov.cn/../zhanwang',
  ])
    expect(takes(bad)).toBe(false)
})
