import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import type { AuditBreak } from './prove.ts'

/** What does not hold, in words for an operator. */
export function breakText(broken: AuditBreak): LocalizedText {
  switch (broken.kind) {
    case 'entry-changed': {
      const { entryId, seq } = broken
      const where = seq === null ? { zh: '尚未封存的记录中', en: 'Among the unsealed entries' } : sealName(seq)
      return entryId === null
        ? { zh: `${where.zh}有记录被改动`, en: `${where.en}: entries were changed` }
        : { zh: `${where.zh},记录 ${entryId} 被改动`, en: `${where.en}: entry ${entryId} was changed` }
    }
    case 'entry-missing':
      return {
        zh: `${sealName(broken.seq).zh}缺少 ${broken.count} 条记录`,
        en: `${sealName(broken.seq).en}: ${broken.count} entries are missing`,
      }
    case 'entry-added':
      return {
        zh: `${sealName(broken.seq).zh}多出 ${broken.count} 条记录`,
        en: `${sealName(broken.seq).en}: ${broken.count} entries were added`,
      }
    case 'seal-chain':
      return {
        zh: `${sealName(broken.seq).zh}不承接前一封存`,
        en: `${sealName(broken.seq).en} does not follow the one before`,
      }
    case 'seal-changed':
      return { zh: `${sealName(broken.seq).zh}被改动`, en: `${sealName(broken.seq).en} was changed` }
    case 'signature':
      return {
        zh: `${sealName(broken.seq).zh}的签名不符`,
        en: `${sealName(broken.seq).en} was not signed by this platform's key`,
      }
    case 'anchor-unreadable':
      return {
        zh: `库外锚定文件第 ${broken.line} 行无法识别`,
        en: `Line ${broken.line} of the anchor file cannot be read`,
      }
    case 'anchor-mismatch':
      return {
        zh: `${sealName(broken.seq).zh}与库外锚定不一致`,
        en: `${sealName(broken.seq).en} is not the one that was anchored`,
      }
    case 'anchor-missing':
      return { zh: `${sealName(broken.seq).zh}没有库外锚定`, en: `${sealName(broken.seq).en} is not anchored` }
    case 'seals-cut':
      return {
        zh: `从${sealName(broken.seq).zh}起被删除`,
        en: `The seals from number ${broken.seq} on were cut off`,
      }
  }
}

function sealName(seq: number): LocalizedText {
  return { zh: `第 ${seq} 次封存`, en: `Seal ${seq}` }
}
