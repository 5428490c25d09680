export const founding = {
  title: '设立站(室)',
  note: '登记后为“筹建”状态,完成后再申请验收',
  restored: '已恢复您上次没有提交的内容',
  submit: '登记筹建',
  discard: '清空重填',
  noKind: '{{name}}这一级不设站(室),请选择乡镇、村或县市一级',
  parentNeeded: '社工室必须隶属一个社工站',
  hasPremises: '现在登记办公场所',
  premisesLater: '也可以以后登记,但验收前必须有办公场所',
}
