import { expect, test } from 'vitest'
import { edited } from '../src/follow-step.ts'
import { recipeSteps } from '../src/recipe-page.ts'

const PAGE = [
  '# A',
  '```ts file=a.ts',
  'one',
  '```',
  '```diff file=b.ts',
  '@@',
  ' x',
  '-y',
  '+z',
  '@@',
  '+w',
  ' v',
  '```',
]

test('a page gives its steps in order, with the line of each', () => {
  expect(recipeSteps('p.md', PAGE.join('\n'))).toEqual([
    { page: 'p.md', line: 2, kind: 'write', file: 'a.ts', text: 'one\n' },
    {
      ...{ page: 'p.md', line: 5, kind: 'edit', file: 'b.ts' },
      hunks: [
        { before: 'x\ny', after: 'x\nz' },
        { before: 'v', after: 'w\nv' },
      ],
    },
  ])
  expect(recipeSteps('p.md', '```sh\nnpm start\n\nnpm test\n```')).toMatchObject([
    { commands: ['npm start', 'npm test'] },
  ])
})

test('a block without a file, or without an end, is refused with its line', () => {
  expect(() => recipeSteps('p.md', '\n```ts\none\n```')).toThrow('p.md:2  the block names no file')
  expect(() => recipeSteps('p.md', '```sh\none')).toThrow('p.md:1  the block has no end')
})

test('a hunk is put where its lines stand, and refused where they stand nowhere or twice', () => {
  expect(edited('f', 'a\nb\nc\n', [{ before: 'a\nb', after: 'a\nB' }])).toBe('a\nB\nc\n')
  expect(() => edited('f', 'a\nb\n', [{ before: 'ab', after: '' }])).toThrow('nowhere')
  expect(() => edited('f', 'a\nb\na\n', [{ before: 'a', after: 'x' }])).toThrow('more than once')
})
