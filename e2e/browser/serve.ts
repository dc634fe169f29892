/** Serves a folder below a sub-path, as GitHub Pages does; anything outside it does not exist. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};

export interface Served {
  /** Address of the folder, with a slash at its end. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

export async function serve(folder: string, subPath = '/exim-wizard/'): Promise<Served> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const inside = pathname.startsWith(subPath)
      ? normalize(decodeURIComponent(pathname.slice(subPath.length)))
      : undefined;
    const name = inside === '.' || inside === '' ? 'index.html' : inside;
    try {
      if (name === undefined || name.startsWith('..')) throw new Error('outside');
      const content = await readFile(join(folder, name));
      response.writeHead(200, { 'content-type': types[extname(name)] ?? 'application/octet-stream' }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}${subPath}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        // A browser opens connections ahead of need; one without a request would hold the server open for a minute.
        server.closeAllConnections();
      }),
  };
}
