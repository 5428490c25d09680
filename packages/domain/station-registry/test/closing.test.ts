import { expect, test } from 'vitest'
import { checkHandedOver, type Hanging } from '../src/closing.ts'

const hanging = (kind: Hanging['kind'], weight: Hanging['weight'], count = 2): Hanging => ({
  kind,
  weight,
  count,
  names: [],
})
const files = hanging('attachments', 'acknowledge')
const people = hanging('responsible', 'acknowledge')
const to = (kind: Hanging['kind']) => ({ kind, to: '青曲镇社工站', note: '' })

test('a station on which nothing hangs may end, whatever is said of it', () => {
  expect(checkHandedOver([], [])).toEqual([])
  expect(checkHandedOver([], [to('attachments')])).toEqual([])
})

test('what blocks goes before what is only to be handed over, and no word takes it away', () => {
  const all = [files, hanging('children', 'blocks', 3)]
  expect(() => checkHandedOver(all, [to('attachments'), to('children')])).toThrow('children-active')
})

test('of each kind it is said to whom it goes, once', () => {
  expect(() => checkHandedOver([files, people], [])).toThrow('attachments-not-handed-over')
  expect(() => checkHandedOver([files, people], [to('attachments')])).toThrow('responsible-not-handed-over')
  expect(() => checkHandedOver([files], [to('attachments'), to('attachments')])).toThrow('hand-over-twice')
  expect(checkHandedOver([people, files], [to('attachments'), to('responsible')])).toEqual([
    to('responsible'),
    to('attachments'),
  ])
})

test('what goes along by itself needs no word', () => {
  expect(checkHandedOver([hanging('children', 'along')], [])).toEqual([])
})
