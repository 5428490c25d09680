import { PlainError } from '@zhanwang/local-servers/plain-error'

/** The sentence for a port that another program listens on. */
export function portTaken(port: number): PlainError {
  const next = port < 65_535 ? port + 1 : port - 1
  return new PlainError(
    `端口 ${port} 已被占用。请停止占用它的程序，或换一个端口：npm start -- --port ${next}`,
    `Port ${port} is taken. Stop the program that uses it, or choose another: npm start -- --port ${next}`,
  )
}
