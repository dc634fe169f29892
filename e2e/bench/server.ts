/** Serves a build from loopback as a good host would: compressed once, and every answer counted. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import type { Build, Kind } from './built.ts';

export interface Answered {
  readonly path: string;
  readonly kind: Kind;
  readonly bytes: number;
}

export interface Server {
  readonly address: string;
  /** Answers since the server was started or `forget` was called; those without a file are not among them. */
  readonly answered: () => readonly Answered[];
  readonly forget: () => void;
  readonly close: () => Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};

export async function serveBuild(build: Build): Promise<Server> {
  let answered: Answered[] = [];

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = pathname.endsWith('/') ? `${pathname.slice(1)}index.html` : pathname.slice(1);
    const file = build.get(path);
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    answered.push({ path, kind: file.kind, bytes: file.sent.length });
    response
      .writeHead(200, {
        'content-type': types[extname(path)] ?? 'application/octet-stream',
        'content-length': file.sent.length,
        'cache-control': 'max-age=600',
        ...(file.sent === file.content ? {} : { 'content-encoding': 'br' }),
      })
      .end(file.sent);
  }

  const server = createServer(answer);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    answered: () => answered,
    forget: () => {
      answered = [];
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
