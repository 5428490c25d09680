import { PUBLIC_ACTOR } from '@zhanwang/kernel/actor'
import { expect, test } from 'vitest'
import { aStation, operating, shiyan } from './registry.ts'

const [TOWN, OTHER] = ['420304101', '420304102']
const PREMISES = { type: 'independent', address: '杨溪铺镇 1 号' } as const

test('anybody reads where an operating station is, and nothing of who runs it', async () => {
  await using registry = await shiyan()
  const responsible = [{ duty: 'leads' as const, name: '张经办', title: '副镇长' }]
  const { code } = await operating(
    registry.as(),
    aStation(TOWN, {
      name: '杨溪铺镇社工站',
      premises: PREMISES,
      phone: '0719-7000000',
      responsible,
      remark: '内部备注',
    }),
  )
  const card = await registry.actor(PUBLIC_ACTOR).stations.publicCard({ code })
  expect(card).toMatchObject({
    name: '杨溪铺镇社工站',
    opening: 'open',
    place: ['湖北省', '十堰市', '郧阳区', '杨溪铺镇'],
    address: '杨溪铺镇 1 号',
    phone: '0719-7000000',
    successor: null,
  })
  expect(JSON.stringify(card)).not.toMatch(/张经办|副镇长|内部备注/)
})

test('a merged station names the one to go to, and no address of its own any more', async () => {
  await using registry = await shiyan()
  const all = registry.as()
  const into = await operating(all, aStation(OTHER, { name: '青曲镇社工站' }))
  const { code, version } = await operating(all, aStation(TOWN, { premises: PREMISES }))
  await all.stations.merge({ code, version, into: into.code, on: '2023-05-01', reason: '撤并' })
  expect(await registry.actor(PUBLIC_ACTOR).stations.publicCard({ code })).toMatchObject({
    opening: 'merged',
    since: '2023-05-01',
    address: '',
    successor: { code: into.code, name: '青曲镇社工站' },
  })
})

test('a station that there never was is not found', async () => {
  await using registry = await shiyan()
  const anybody = registry.actor(PUBLIC_ACTOR)
  await expect(anybody.stations.publicCard({ code: 'ST-420304101-77' })).rejects.toMatchObject({ code: 'not-found' })
})
