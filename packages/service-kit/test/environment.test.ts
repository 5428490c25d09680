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
