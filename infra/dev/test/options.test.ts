import { expect, test } from 'vitest'
import { parseHomeOption, parseStartOptions } from '../src/options.ts'

test('without options the platform is a demonstration on port 8080 in .zhanwang', () => {
  expect(parseStartOptions([], '/clone')).toEqual({
    empty: false,
    port: 8080,
    home: '/clone/.zhanwang',
    oneProcess: false,
    mayInstall: true,
  })
})

test('the options are read, a relative home from the clone', () => {
  const args = ['--empty', '--port', '9000', '--home', 'other', '--one-process', '--no-install']
  expect(parseStartOptions(args, '/clone')).toEqual({
    empty: true,
    port: 9000,
    home: '/clone/other',
    oneProcess: true,
    mayInstall: false,
  })
  expect(parseHomeOption(['--home=/elsewhere'], '/clone')).toBe('/elsewhere')
})

test.each([
  ['--prot', '8081'],
  ['--port'],
  ['--port', '0'],
  ['--port', '65536'],
  ['--port', '80a'],
  ['--home', ''],
  ['demo'],
])('a wrong option is refused with the way out: %s %s', (...args) => {
  expect(() =>
    parseStartOptions(
      args.filter((arg) => arg !== undefined),
      '/clone',
    ),
  ).toThrow(/--port|--home/)
})
