export const offline = {
  title: '没有网络',
  text: '现在连接不上服务器,这一页还不能显示。已拍的照片都在本机上,有了网络会自动打开并继续发送。',
}
