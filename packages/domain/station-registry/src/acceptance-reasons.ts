import type { LocalizedText } from '@zhanwang/kernel/localized-text'

/** What the rules of acceptance say to the reader. */
export const ACCEPTANCE_REASONS = {
  'checklist-key-twice': { zh: '清单中有两项的标识相同', en: 'Two items of the checklist have the same key' },
  'checklist-weights': {
    zh: '各项权重之和须为 100,现为 {sum}',
    en: 'The weights of all items sum to 100; they sum to {sum} now',
  },
  'checklist-missing': {
    zh: '该地尚未发布此类站点的验收清单,请先由主管部门发布',
    en: 'No acceptance checklist for this kind of station holds here yet; an office above publishes it first',
  },
  'approval-route-missing': {
    zh: '该地没有验收审批流程,请先由主管部门发布',
    en: 'No route of approval holds here; an office above publishes one first',
  },
  'inspection-not-preparing': {
    zh: '只有筹建中的站点可以开始验收;运行中的站点请办理复查',
    en: 'Only a station in preparation begins an acceptance; one that operates is re-inspected',
  },
  'inspection-not-operating': {
    zh: '只有运行或整改中的站点可以复查;筹建中的站点请办理验收',
    en: 'Only a station that operates or is being rectified is re-inspected; one in preparation begins an acceptance',
  },
  'inspection-open': {
    zh: '该站点有未办结的验收(复查),请先办结或作废',
    en: 'An acceptance or re-inspection of this station is open; finish or abandon it first',
  },
  'inspection-step-not-allowed': {
    zh: '该验收(复查)现在不在这一步,请刷新后按页面提示办理',
    en: 'The file is not at this step now; reload and go on as the page shows',
  },
  'inspection-closed': {
    zh: '该验收(复查)已办结,不能再改;如需再查,请办理复查',
    en: 'The file is closed; begin a re-inspection to check again',
  },
  'inspection-in-approval': {
    zh: '该验收(复查)正在审批,请先由提交人撤回审批',
    en: 'The file is in approval; who submitted it withdraws it first',
  },
  'step-before-last': {
    zh: '办理日期 {on} 早于该件上一步的日期 {since}',
    en: '{on} lies before {since}, when the last step of the file was taken',
  },
  'item-not-judged': { zh: '“{item}”尚未填写结果', en: '“{item}” has no result yet' },
  'item-not-asked': {
    zh: '“{item}”不在本次办理的检查项之内,请刷新后再填',
    en: '“{item}” is not among the items of this step; reload and fill in again',
  },
  'item-named-twice': { zh: '“{item}”填写了两次', en: '“{item}” is given twice' },
  'item-not-to-mend': { zh: '“{item}”没有待整改的问题', en: 'Nothing of “{item}” has to be mended' },
  'evidence-missing': {
    zh: '“{item}”须有佐证(照片或文件),请先上传',
    en: '“{item}” needs evidence (a photograph or document); upload it first',
  },
  'inspector-made-it': {
    zh: '自查、提交或整改该件的人不能再作现场核查,请由他人办理',
    en: 'Who checked, submitted or mended it may not inspect it; have somebody else do so',
  },
  'inspector-mends': {
    zh: '现场核查的人不能代为报告整改,请由站点或乡镇(街道)办理',
    en: 'Who inspected it may not report it as rectified; the station or its township does',
  },
  'effective-before-check': {
    zh: '生效(挂牌)日期 {on} 早于现场核查日期 {since}',
    en: 'It would hold from {on}, before the on-site check on {since}',
  },
  'due-before-check': {
    zh: '“{item}”的整改期限 {on} 早于现场核查日期 {since}',
    en: '“{item}” would be due on {on}, before the on-site check on {since}',
  },
  'due-not-needed': {
    zh: '“{item}”不需整改,请勿填写整改期限',
    en: '“{item}” need not be mended: leave its day empty',
  },
  'resume-needs-inspection': {
    zh: '该站点在验收(复查)中有必备项未达标,复查通过后才能恢复运行',
    en: 'A required item was not met at its last inspection: it operates again once a re-inspection is passed',
  },
  'photo-too-late': {
    zh: '“{item}”现在不收这一阶段的照片:该件已进入下一步',
    en: '“{item}” takes no more photographs of this phase: the file has gone on',
  },
  'photo-submitted': {
    zh: '照片已随件提交,不能删除',
    en: 'The photograph was submitted with the file and stays',
  },
  'photo-expected': { zh: '“{item}”须上传照片', en: '“{item}” asks for a photograph' },
  'photos-too-many': {
    zh: '照片最多 {most} 张,请先删除不用的',
    en: 'There are {most} photographs already, the most there may be; remove some first',
  },
  'photo-on-site-only': {
    zh: '现场核查的照片由核查人员上传',
    en: 'Photographs of the on-site check are added by those who inspect',
  },
  'existing-without-premises': {
    zh: '已运行的站点须登记办公场所',
    en: 'A station that operates has premises; give them',
  },
  'existing-under-checklist': {
    zh: '{since} 起该地已按“{checklist}”验收,此后挂牌的站点须经验收:请按筹建登记(不填挂牌时间),再办理验收',
    en: 'From {since} on stations here are accepted by “{checklist}”: record it as being prepared, without a plaque, and have it accepted',
  },
} as const satisfies Record<string, LocalizedText>
