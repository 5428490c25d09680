export const map = {
  title: '站点分布图',
  note: '按登记的经纬度画在平面上,没有行政区界线;点击进入站点卡',
  list: '列表',
  chart: '站点在平面上的位置,数据见下表',
  placed: '已标位置:{{count}} 个',
  unplaced: '未登记位置,没有画出:{{count}} 个',
  madeUp: '含演示数据:演示站点的位置是编造的',
  notAll: '站点较多,只画出前 {{count}} 个;请选择下级区划',
  none: '没有登记了经纬度的站点;可在站点卡“变更办公场所”中填写',
  longitude: '经度',
  latitude: '纬度',
  legend: '图例',
}
