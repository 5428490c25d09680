export const pager = {
  label: '翻页',
  previous: '上一页',
  next: '下一页',
  size: '每页条数',
  sizeOf: '每页 {{count}} 条',
}

export const form = {
  reason: '事由',
  reasonNeeded: '请填写事由,它会记入沿革',
  dateNeeded: '请选择日期',
  notBefore: '不早于 {{date}},不晚于今天',
  from: '自何日起',
  choose: '请选择',
  needed: '请填写',
  nameRule: '2 至 60 个字',
  addFeature: '添加特色',
  addPerson: '添加责任人',
  featureKind: '特色类别',
  featureText: '特色内容',
  duty: '职责',
  personName: '姓名',
  personTitle: '职务',
  remove: '删除这一行',
}

export const progress = { rows: '已处理 {{count}} 行', rowsOf: '{{done}} / {{total}} 行' }

export const filters = { title: '筛选', clear: '清除筛选' }
