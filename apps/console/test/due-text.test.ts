import { createInstance } from 'i18next'
import { expect, test } from 'vitest'
import { zh } from '../src/locales/zh.ts'
import { dueText } from '../src/workbench/due-text.ts'

test('a last day is said as how soon it is, and how late', async () => {
  const i18n = createInstance()
  const t = await i18n.init({ lng: 'zh', resources: { zh: { translation: zh } } })
  const said = ['2026-06-18', '2026-06-30', '2026-07-07'].map((dueOn) => dueText(t, dueOn, '2026-06-30'))
  expect(said).toEqual(['逾期 12 天(2026-06-18 到期)', '今天到期', '还有 7 天(2026-07-07 到期)'])
})
