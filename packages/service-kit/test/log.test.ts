import { expect, test } from 'vitest'
import { describeError } from '../src/log.ts'

test('a log says which error it was and never what row or value it was about', () => {
  const error = Object.assign(new Error('invalid input syntax for type uuid: "110101188001011237"'), {
    code: '22P02',
    table: 'station',
    constraint: 'station_name_key',
    detail: 'Key (id_number)=(110101188001011237) already exists.',
    parameters: ['王敏'],
  })
  const said = JSON.stringify(describeError(new Error('a request failed', { cause: error })))
  expect(said).toContain('station_name_key')
  expect(said).toContain('22P02')
  expect(said).not.toMatch(/110101188001011237|王敏/)
})
