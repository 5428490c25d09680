import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import { type AcceptanceChecklist, CHECK_ITEMS, type CheckItemKey, type ChecklistItem } from './acceptance-checklist.ts'

/** A checklist to begin from; what an office publishes is its own. */
export interface ChecklistTemplate {
  readonly code: string
  readonly name: LocalizedText
  readonly checklist: AcceptanceChecklist
}

/**
 * Checklists as places are known to use them. 十堰's five and 红河州's four are named in their reports (domain 1B, 1C). Of
 * 襄州's 五有 only the name is confirmed (domain 0.6): its items are what such lists usually ask for, to be compared with
 * the local document before they are published. Weights are equal where no document gives any.
 */
export const CHECKLIST_TEMPLATES: readonly ChecklistTemplate[] = [
  {
    code: 'five-unified',
    name: { zh: '十堰 五统一', en: 'Shiyan: the five unified' },
    checklist: {
      ...{ name: '五统一', rectifyDays: 15, reinspectMonths: 12 },
      items: [
        known('office', 20, '有固定的办公用房,面积和分区符合本地要求'),
        known('plaque', 20, '门口悬挂统一式样的社工站标牌'),
        known('equipment', 20, '桌椅、电脑、打印机、档案柜齐备'),
        known('rules-on-wall', 20, '管理制度、岗位职责、服务流程上墙'),
        known('uniform', 20, '工作人员统一着装并佩戴工作牌'),
      ],
    },
  },
  {
    code: 'four-boards',
    name: { zh: '红河 四标牌', en: 'Honghe: the four boards' },
    checklist: {
      ...{ name: '四标牌', rectifyDays: 15, reinspectMonths: 12 },
      items: [
        known('plaque', 25, '统一悬挂社工站标牌'),
        known('rules-on-wall', 25, '统一悬挂管理制度标牌'),
        known('mode-board', 25, '统一悬挂运作模式标牌'),
        known('service-board', 25, '统一悬挂服务内容标牌'),
      ],
    },
  },
  {
    code: 'five-haves',
    name: { zh: '襄州 五有(条目请按本地文件核对)', en: 'Xiangzhou: the five haves (compare with the local document)' },
    checklist: {
      ...{ name: '五有', rectifyDays: 15, reinspectMonths: 12 },
      items: [
        known('office', 20, '有场所'),
        known('plaque', 20, '有标识'),
        known('equipment', 20, '有设备'),
        known('rules-on-wall', 20, '有制度'),
        own('staff', '有专业社工人员', 20, '有专职社工在岗', 'document'),
      ],
    },
  },
]

/** What holds where no office has published a checklist: that there are premises and a plaque, looked at by the inspector. */
export const MINIMAL_CHECKLIST: AcceptanceChecklist = {
  name: '基本条件',
  items: [
    { ...known('office', 50, ''), evidence: 'none' },
    { ...known('plaque', 50, ''), evidence: 'none' },
  ],
  rectifyDays: 15,
  reinspectMonths: null,
}

function known(key: CheckItemKey, weight: number, about: string): ChecklistItem {
  return { key, name: CHECK_ITEMS[key].zh, about, weight, required: true, evidence: 'photo' }
}

function own(
  key: string,
  name: string,
  weight: number,
  about: string,
  evidence: ChecklistItem['evidence'],
): ChecklistItem {
  return { key, name, about, weight, required: true, evidence }
}
