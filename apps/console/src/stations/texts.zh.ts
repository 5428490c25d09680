export const station = {
  name: '名称',
  code: '编号',
  kind: '类别',
  division: '行政区划',
  hostType: '所属类型',
  status: '状态',
  statusSince: '状态起始日',
  mode: '运营方式',
  premises: '办公场所',
  parent: '上级站点',
  foundedOn: '成立日期',
  plaqueOn: '挂牌日期',
  phone: '电话',
  provenance: '数据来源',
  features: '特色',
  responsible: '责任人',
  remark: '备注',
}

export const stations = {
  menu: { title: '社工站(室)', about: '查找、查看站(室),办理各个环节' },
  title: '社工站(室)',
  note: '{{name}}。按 / 搜索,j、k 选择,回车打开',
  search: '按名称或编号查找',
  searchHint: '名称的一部分或编号开头',
  columns: '选择列',
  empty: '没有符合条件的站(室)',
  below: '隶属 {{code}}',
}

export const premises = {
  type: '办公方式',
  sharedWith: '与谁合署',
  sharedWithNeeded: '合署办公须写明与谁合署',
  address: '地址',
  areaM2: '面积(平方米)',
  caseRooms: '个案工作室(间)',
  groupRooms: '小组工作室(间)',
  longitude: '经度',
  latitude: '纬度',
  location: '经纬度',
}
