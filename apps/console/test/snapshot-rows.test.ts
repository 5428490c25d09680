import i18next from 'i18next'
import { expect, test } from 'vitest'
import { applicationRows } from '../src/approvals/application-rows.ts'
import { inspectionRows } from '../src/approvals/inspection-rows.ts'
import type { SnapshotWords } from '../src/approvals/snapshot-row.ts'
import { zh } from '../src/locales/zh.ts'

const texts = i18next.createInstance()
await texts.init({ lng: 'zh', resources: { zh: { translation: zh } }, interpolation: { escapeValue: false } })
const words: SnapshotWords = { t: texts.t, label: ({ zh }) => zh }
const lines = (rows: readonly { label: string; text: string }[]) => rows.map(({ label, text }) => `${label}: ${text}`)

test('an application reads in words, with the names that its codes had', () => {
  const snapshot = {
    kind: 'station',
    division: '420304101',
    divisionName: '安阳镇',
    name: '安阳镇社工站',
    hostType: 'town',
    parent: 'SZ-420304-01',
    parentName: '郧阳区社工总站',
    premises: { type: 'shared', sharedWith: '民政所', areaM2: 60 },
    responsible: [{ duty: 'runs', name: '张明', title: '站长' }],
  }
  const read = lines(applicationRows(snapshot, words))
  expect(read).toContain('行政区划: 安阳镇 420304101')
  expect(read).toContain('上级站点: 郧阳区社工总站 SZ-420304-01')
  expect(read).toContain('办公方式: 合署办公 · 民政所')
  expect(read).toContain('责任人: 有人管: 张明 (站长)')
  expect(read.join()).not.toMatch(/[{}]|undefined|null/)
})

test('an inspection reads item by item with what the county found', () => {
  const snapshot = {
    purpose: 'acceptance',
    station: 'ST-420304101-01',
    stationName: '安阳镇社工站',
    checklist: { rule: null, name: '五统一', sourceDocument: '', rectifyDays: 15, reinspectMonths: 12 },
    ...{ effectiveOn: '2026-11-20', submittedOn: '2026-11-10', inspectedOn: '2026-11-18', score: 95 },
    items: [
      {
        key: 'office',
        name: '统一安排办公用房',
        required: true,
        weight: 50,
        result: 'met',
        note: '',
        inspector: '李四',
      },
      {
        key: 'uniform',
        name: '统一着装',
        required: false,
        weight: 50,
        result: 'partly',
        note: '缺两套',
        inspector: '李四',
      },
    ],
    evidence: [{ item: 'office' }, { item: 'office' }],
  }
  const read = lines(inspectionRows(snapshot, words))
  expect(read.find((line) => line.startsWith('统一安排办公用房'))).toMatch(/达标 · 李四 · .*2/)
  expect(read.find((line) => line.startsWith('统一着装'))).toMatch(/部分达标 · 缺两套 · 李四 · .*0/)
  expect(read.join()).not.toMatch(/[{}]|undefined|null/)
})
