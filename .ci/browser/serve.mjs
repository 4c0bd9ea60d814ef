// A static server for the built site, on the loopback only, with the headers that
// netlify.toml ships. By itself: node serve.mjs FOLDER [PORT]
import { createServer } from 'node:http'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { headersFor, notFound, read } from './netlify.mjs'

const netlify = new URL('../../netlify.toml', import.meta.url)

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
}

// serve starts the server; it resolves to {port, close}.
export async function serve(folder, port = 0) {
  const root = resolve(folder)
  const config = read(netlify)
  const server = createServer((request, response) => {
    answer(root, config, request, response).catch((err) => {
      response.writeHead(500).end()
      console.error(err)
    })
  })
  await new Promise((done, fail) => server.once('error', fail).listen(port, '127.0.0.1', done))
  return {
    port: server.address().port,
    close: () => new Promise((done) => (server.close(done), server.closeAllConnections())),
  }
}

async function answer(root, config, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return response.writeHead(405).end()
  let pathname
  try {
    pathname = decodeURIComponent(new URL(request.url, 'http://127.0.0.1').pathname)
  } catch {
    return response.writeHead(400).end()
  }
  const headers = headersFor(config, pathname)
  let status = 200
  let file = await find(root, pathname)
  if (file === 'folder') return response.writeHead(301, { ...headers, Location: pathname + '/' }).end()
  if (!file) {
    status = 404
    file = await find(root, notFound(config, pathname))
    if (!file) return response.writeHead(404, headers).end()
  }
  const body = await readFile(file)
  headers['Content-Type'] = types[extname(file)] ?? 'application/octet-stream'
  headers['Content-Length'] = body.length
  response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body)
}

// find gives the file of an address; "folder" when a slash is missing.
async function find(root, pathname) {
  const name = join(root, pathname)
  if (pathname.includes('\0') || (name !== root && !name.startsWith(root + sep))) return null
  const info = await stat(name).catch(() => null)
  if (info?.isDirectory() && !pathname.endsWith('/')) return 'folder'
  if (info?.isFile()) return name
  const index = join(name, 'index.html')
  return (await stat(index).catch(() => null))?.isFile() ? index : null
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder, port] = process.argv.slice(2)
  if (!folder) {
    console.error('serve.mjs: name the folder of the built site')
    process.exit(2)
  }
  console.log(`http://127.0.0.1:${(await serve(folder, Number(port ?? 0))).port}/`)
}
