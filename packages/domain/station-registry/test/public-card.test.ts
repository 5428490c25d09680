import { expect, test } from 'vitest'
import { stationChanged } from '../src/events.ts'
import { PublicCard, publicCard } from '../src/public-card.ts'
import { Premises, type Station, StationStatus } from '../src/station.ts'

const station: Station = {
  ...stationChanged.state.parse(stationChanged.golden),
  phone: '0719-7000000',
  premises: Premises.parse({ type: 'independent', address: '杨溪铺镇 1 号' }),
  responsible: [{ duty: 'leads', name: '张经办', title: '副镇长' }],
  remark: '内部备注',
}

test('a public card tells of the place and of no person', () => {
  const card = PublicCard.parse(publicCard(station, ['湖北省', '杨溪铺镇'], null))
  expect(card).toMatchObject({
    name: '杨溪铺镇社工站',
    opening: 'open',
    address: '杨溪铺镇 1 号',
    phone: '0719-7000000',
  })
  expect(JSON.stringify(card)).not.toMatch(/张经办|副镇长|内部备注/)
})

test.each([
  ['preparing', 'not-yet', false, null],
  ['awaiting-acceptance', 'not-yet', false, null],
  ['operating', 'open', true, null],
  // That it has something to mend is a matter of the bureau's.
  ['rectifying', 'open', true, null],
  ['suspended', 'paused', true, '2022-03-01'],
  ['closed', 'closed', false, '2022-03-01'],
  ['merged', 'merged', false, '2022-03-01'],
] as const)('a station that is %s is %s to the public', (status, opening, hasAddress, since) => {
  const card = publicCard({ ...station, status: StationStatus.parse(status) }, [], null)
  expect([card.opening, card.address !== '', card.since]).toEqual([opening, hasAddress, since])
})
