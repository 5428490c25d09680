import type { LocalizedText } from '@zhanwang/kernel/localized-text'

/** What stands on the printed card beside the words of the domain. */
export const CARD_WORDS = {
  title: { zh: '社会工作站点卡', en: 'Social work station card' },
  status: { zh: '状态', en: 'Status' },
  kind: { zh: '类型', en: 'Kind' },
  place: { zh: '所在地', en: 'Place' },
  hostType: { zh: '设置地类型', en: 'Host' },
  above: { zh: '上级站点', en: 'Station above' },
  foundedOn: { zh: '成立日期', en: 'Founded on' },
  plaqueOn: { zh: '挂牌日期', en: 'Plaque put up on' },
  mode: { zh: '运营方式', en: 'Operated by' },
  address: { zh: '地址', en: 'Address' },
  phone: { zh: '电话', en: 'Telephone' },
  premises: { zh: '办公场所', en: 'Premises' },
  area: { zh: '办公面积', en: 'Floor area' },
  rooms: { zh: '功能室', en: 'Rooms' },
  caseRooms: { zh: '个案工作室 {count}', en: 'case rooms: {count}' },
  groupRooms: { zh: '小组工作室 {count}', en: 'group rooms: {count}' },
  features: { zh: '特色', en: 'Features' },
  responsible: { zh: '责任人', en: 'Responsible' },
  remark: { zh: '备注', en: 'Remark' },
  none: { zh: '未登记', en: 'Not recorded' },
  scan: { zh: '扫码查看公开信息', en: 'Scan for the public page' },
  origin: { zh: '数据来源:{origin}', en: 'Origin of the data: {origin}' },
  printed: { zh: '{on} 打印', en: 'Printed on {on}' },
} as const satisfies Record<string, LocalizedText>
