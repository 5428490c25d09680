import S3rver from '@20minutes/s3rver'

// A server that speaks S3 over a folder: `node --openssl-legacy-provider s3-process.ts <folder>`; tells its port and ends
// with its parent. What it makes a list's tokens with, OpenSSL has only as legacy.
const [directory = ''] = process.argv.slice(2)
const configureBuckets = [{ name: 'zhanwang' }]
const server = new S3rver({ address: '127.0.0.1', port: 0, directory, silent: true, configureBuckets })
const { port } = await server.run()
process.on('disconnect', () => process.exit())
process.send?.(port)
