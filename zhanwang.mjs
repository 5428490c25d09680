// 站网的入口：备好 Node 26、pnpm 与依赖，再运行 infra/dev/src/<命令>.ts。
// The way in: gets Node 26, pnpm and the dependencies, then runs infra/dev/src/<command>.ts. Runs on Node 20 itself.
import { spawn, spawnSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NODE = '26.10.0'
const PNPM = '12.21.0'
const COMMANDS = ['start', 'test', 'bench', 'prove', 'divisions', 'bundle', 'new', 'screenshots']

const root = dirname(fileURLToPath(import.meta.url))
const toolchain = join(root, '.toolchain')
const bin = join(toolchain, 'node_modules', '.bin')
// biome-ignore lint/style/noProcessEnv: this file runs before anything is installed, so it has no env.ts to ask.
const environment = process.env
const windows = process.platform === 'win32'
const major = Number(process.versions.node.split('.')[0])
const [command, ...args] = process.argv.slice(2)

const say = (zh, en) => console.log(`${zh}  |  ${en}`)

function fail(zh, en, detail = '') {
  console.error(`${detail ? `${detail}\n\n` : ''}${zh}\n${en}`)
  process.exit(1)
}

function run(program, programArgs, env) {
  const { status, stdout, stderr, error } = spawnSync(program, programArgs, {
    cwd: root,
    env: { ...environment, ...env },
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    shell: windows && !program.endsWith('.exe'),
  })
  if (status !== 0) failed(`${stdout ?? ''}${stderr ?? ''}${error ? error.message : ''}`.trim())
}

/** Why npm or pnpm failed, as one sentence with the way out. */
function failed(output) {
  const detail = output.split('\n').slice(-15).join('\n')
  if (/ENOSPC|EDQUOT|no space left|quota exceeded/i.test(output)) {
    fail(
      '磁盘空间不足：安装约需 1.5 GB。请清理磁盘后重试。',
      'The disk is full: installing takes about 1.5 GB. Free some space and try again.',
      detail,
    )
  }
  if (/^(EACCES|EPERM|EROFS)/.test(output)) {
    fail(
      `不能写入 ${root}。请以它的所有者身份运行，或在可写的位置克隆。`,
      `${root} can not be written. Run this as its owner, or clone it where you may write.`,
      detail,
    )
  }
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|error sending request|network|dns error|timed? ?out/i.test(
      output,
    )
  ) {
    fail(
      '无法连接 npm 软件源。请检查网络，或设置镜像后重试（npm config set registry <镜像地址>）。',
      'The npm registry can not be reached. Check the network, or set a mirror (npm config set registry <address>), and try again.',
      detail,
    )
  }
  fail(
    '安装未成功，原因见上。排除后重新运行同一命令即可，已完成的部分不会重做。',
    'The installation failed for the reason above. Remove it and run the same command again; what is done is kept.',
    detail,
  )
}

function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/**
 * Runs `work` while no other start in this clone installs. The lock is a folder with one file, named by its holder; both
 * ways to it are one rename that succeeds for one start only, as infra/dev/src/exclusive-lock.ts explains.
 */
async function alone(work) {
  mkdirSync(toolchain, { recursive: true })
  const lock = join(toolchain, 'installing')
  const mine = `${process.pid}.${randomUUID()}`
  for (let told = false; ; ) {
    const [holder] = unless(['ENOENT'], () => readdirSync(lock)) ?? []
    if (holder === undefined) {
      if (placeFirst(lock, mine)) break
    } else if (!isInstalling(Number(holder.split('.')[0]))) {
      if (unless(['ENOENT'], () => renameSync(join(lock, holder), join(lock, mine)) ?? true)) break
    } else {
      if (!told) say('另一个进程正在安装，等待中', 'Another process is installing; waiting for it')
      told = true
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
  const release = () => {
    rmSync(join(lock, mine), { force: true })
    unless(['ENOENT', 'ENOTEMPTY', 'EEXIST'], () => rmdirSync(lock))
  }
  process.once('exit', release)
  work()
  process.removeListener('exit', release)
  release()
}

function placeFirst(lock, mine) {
  const unfinished = mkdtempSync(`${lock}.`)
  try {
    writeFileSync(join(unfinished, mine), '')
    return unless(['ENOTEMPTY', 'EEXIST'], () => renameSync(unfinished, lock) ?? true)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

/** The result of `act`; undefined when it fails with one of the codes. */
function unless(codes, act) {
  try {
    return act()
  } catch (error) {
    if (codes.includes(error.code)) return undefined
    throw error
  }
}

/** Whether the process runs and, where that can be seen, is a start like this one: its id may be another program's by now. */
function isInstalling(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error.code !== 'EPERM') return false
  }
  const commandLine = unless(['ENOENT', 'ESRCH', 'EACCES'], () => readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
  return commandLine === undefined ? process.platform !== 'linux' : commandLine.includes('zhanwang.mjs')
}

const wanted = [...(major >= 26 ? [] : [`node@${NODE}`]), `pnpm@${PNPM}`]
const toolStamp = join(toolchain, 'installed')
const node =
  major >= 26 ? process.execPath : join(toolchain, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node')
const toolsMissing = () =>
  !readText(toolStamp).split(' ').filter(Boolean).length ||
  wanted.some((tool) => !readText(toolStamp).split(' ').includes(tool)) ||
  !existsSync(node)

function installTools() {
  if (!toolsMissing()) return
  say(`正在取得 ${wanted.join('、')}，放入 .toolchain`, `Getting ${wanted.join(', ')} into .toolchain`)
  // npm as it was called by, else that on PATH; its own settings (a mirror, a proxy) hold.
  const npmCli = environment.npm_execpath
  const isNpm = npmCli && /npm-cli\.js$/.test(npmCli)
  const [program, first] = isNpm ? [process.execPath, [npmCli]] : ['npm', []]
  const options = ['--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts=false', '--loglevel=error']
  const patience = ['--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=3000']
  run(program, [...first, 'install', '--prefix', toolchain, ...options, ...patience, ...wanted])
  if (!existsSync(node)) failed('npm installed no Node')
  writeFileSync(toolStamp, wanted.join(' '))
}

const fingerprint = createHash('sha256')
  .update(readText(join(root, 'pnpm-lock.yaml')))
  .update(readText(join(root, 'pnpm-workspace.yaml')))
  .update(`${process.platform} ${process.arch}`)
  .digest('hex')
const dependencyStamp = join(root, 'node_modules', '.zhanwang-installed')
const dependenciesMissing = () => readText(dependencyStamp) !== fingerprint

function installDependencies() {
  if (!dependenciesMissing()) return
  say('正在安装依赖（首次约需一分钟）', 'Installing the dependencies (about a minute the first time)')
  // CI: never ask, there may be no one to answer.
  run(join(bin, windows ? 'pnpm.cmd' : 'pnpm'), ['install', '--frozen-lockfile', '--reporter=append-only'], {
    CI: 'true',
    PATH: path(),
  })
  writeFileSync(dependencyStamp, fingerprint)
}

function path() {
  return [dirname(node), bin, join(root, 'node_modules', '.bin'), environment.PATH].join(delimiter)
}

if (major < 20) {
  fail(
    `Node ${process.versions.node} 太旧。请安装 Node 20 或更新版本：https://nodejs.org`,
    `Node ${process.versions.node} is too old. Install Node 20 or later: https://nodejs.org`,
  )
}
if (!COMMANDS.includes(command)) {
  fail(
    `没有命令“${command ?? ''}”。可用：${COMMANDS.map((name) => `npm run ${name}`).join('、')}。`,
    `There is no command "${command ?? ''}". There are: ${COMMANDS.map((name) => `npm run ${name}`).join(', ')}.`,
  )
}
if (toolsMissing() || dependenciesMissing()) {
  try {
    await alone(() => {
      installTools()
      installDependencies()
    })
  } catch (error) {
    // A file or folder of our own that could not be written.
    if (['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS'].includes(error.code)) failed(error.message)
    throw error
  }
}

// What Node made of a source once is there for every program of ours that is started later: half of a small one's start.
const NODE_COMPILE_CACHE = environment.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'node-compile')
// The channel tells the command when this process is gone, however it went.
const child = spawn(node, [join(root, 'infra', 'dev', 'src', `${command}.ts`), ...args], {
  cwd: root,
  env: { ...environment, PATH: path(), NODE_COMPILE_CACHE },
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
// npm ends its shell, not us, when it is told to end: then our parent changes.
const parent = process.ppid
if (environment.npm_execpath) {
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM')
  }, 200).unref()
}
child.on('error', (error) =>
  fail(
    `无法运行 ${node}。请删除 .toolchain 后重试。`,
    `${node} can not be run. Remove .toolchain and try again.`,
    error.message,
  ),
)
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
