import type { LocalizedText } from '@zhanwang/kernel/localized-text'

/** What is refused about files, in the words of whoever sends or takes them. The gateway says them for every context. */
export const FILE_REASONS = {
  'upload-expired': {
    zh: '上传的文件已过期(保留一天)或不是您上传的,请重新上传',
    en: 'The upload has expired (it is kept for a day) or is not yours; upload the file again',
  },
  'upload-used': {
    zh: '这次上传的文件已经使用过,请重新上传',
    en: 'This upload was used already; upload the file again',
  },
  'upload-incomplete': {
    zh: '文件没有传完,请重新上传',
    en: 'The upload broke off; upload the file again',
  },
  'upload-empty': { zh: '文件是空的', en: 'The file is empty' },
  'upload-quota': {
    zh: '您今天上传的文件已达上限 {gigabytes} GB,请明天再传',
    en: 'You have uploaded {gigabytes} GB today, which is the limit; go on tomorrow',
  },
  'uploads-at-once': {
    zh: '您同时上传的文件太多(最多 {most} 个),请等前面的传完再传',
    en: 'You are uploading too many files at once (at most {most}); wait until some are done',
  },
  'file-too-large': {
    zh: '文件超过 {megabytes} MB,请压缩或分成几个文件',
    en: 'The file is larger than {megabytes} MB; make it smaller or split it',
  },
  'file-type-unknown': {
    zh: '不支持这种文件。可以上传:照片(JPEG、PNG、WebP)、PDF、Word(.docx)、Excel(.xlsx)、CSV 或纯文本',
    en: 'This kind of file is not taken. Upload a picture (JPEG, PNG, WebP), PDF, Word (.docx), Excel (.xlsx), CSV or plain text',
  },
  'file-old-office': {
    zh: '这是旧版 Office 文件(.doc、.xls)或加了密码的文件。请打开后取消密码,另存为 .docx 或 .xlsx 再上传',
    en: 'This is an old Office file (.doc, .xls) or one with a password. Remove the password, save it as .docx or .xlsx and upload that',
  },
  'file-macros': {
    zh: '文件带有宏。请另存为不带宏的 .docx 或 .xlsx 再上传',
    en: 'The file contains macros. Save it as .docx or .xlsx without macros and upload that',
  },
  'file-archive-unsafe': {
    zh: '文件的内部结构异常(解压后过大或已损坏)。请用 Office 或 WPS 打开后另存一份再上传',
    en: 'The file is damaged or unpacks to far too much. Open it in Office or WPS, save a copy and upload that',
  },
  'file-damaged': { zh: '文件已损坏,打不开', en: 'The file is damaged and cannot be opened' },
  'picture-too-large': {
    zh: '图片超过 {megapixels} 百万像素,请缩小后再上传',
    en: 'The picture has more than {megapixels} million pixels; make it smaller first',
  },
  'pictures-unavailable': {
    zh: '服务器未安装图片处理组件,暂不能上传图片,请联系管理员',
    en: 'This server has no picture processing installed, so pictures cannot be uploaded; tell the administrator',
  },
  'storage-full': {
    zh: '服务器存储空间不足,请联系管理员',
    en: 'The server is short of disk space; tell the administrator',
  },
  'storage-away': {
    zh: '文件存储暂时不可用,请稍后再试',
    en: 'The storage of files cannot be reached just now; try again later',
  },
  'file-gone': { zh: '文件已不存在或已过保留期', en: 'The file is no longer there or past its keeping time' },
} as const satisfies Record<string, LocalizedText>
