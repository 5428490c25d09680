import type { LocalizedText } from '@zhanwang/kernel/localized-text'

/** The words of the public page, beside those of the domain. It does not load the console's. */
export const WORDS = {
  title: { zh: '社会工作站点', en: 'Social work station' },
  other: { zh: 'English', en: '中文' },
  loading: { zh: '正在读取…', en: 'Loading…' },
  since: { zh: '自 {on} 起', en: 'Since {on}' },
  place: { zh: '所在地', en: 'Place' },
  address: { zh: '地址', en: 'Address' },
  phone: { zh: '电话', en: 'Telephone' },
  features: { zh: '服务特色', en: 'What it is known for' },
  none: { zh: '尚未登记,可向当地乡镇(街道)咨询', en: 'Not recorded yet; ask the township' },
  go: { zh: '请前往 {name}', en: 'Please go to {name}' },
  closed: {
    zh: '需要服务,请联系当地乡镇(街道)或上级民政、社会工作部门。',
    en: 'For help, contact the township or the county’s civil affairs or social work department.',
  },
  unknown: { zh: '没有编号为 {code} 的站点', en: 'There is no station {code}' },
  unknownAdvice: {
    zh: '请核对标牌上的编号,或重新扫码。',
    en: 'Compare the code with the one on the plaque, or scan it again.',
  },
  busy: { zh: '访问的人较多,请一分钟后再试', en: 'Too many visits just now; try again in a minute' },
  failed: { zh: '暂时读不到站点信息', en: 'The station could not be read just now' },
  again: { zh: '再试一次', en: 'Try again' },
  demonstration: { zh: '演示数据,并非真实站点的登记', en: 'Demonstration data, not the record of a real station' },
  article: { zh: '信息摘自公开报道', en: 'Taken from a published article' },
} as const satisfies Record<string, LocalizedText>
