/**
 * What the build does with `index.html`: the first step, its styles and the early script are written into it, and the policy
 * that seals the page. A Vite plugin by its shape alone, so that the app needs no types of Node; `vite.config.ts` says how the
 * app is loaded there.
 */
export interface Prerendered {
  readonly prerender: () => string;
  readonly earlyScript: () => string;
}

/** What the build made, as far as it matters here. */
interface BuiltFile {
  readonly source?: string | Uint8Array;
}
interface Context {
  readonly bundle?: Record<string, BuiltFile>;
}

/** Where the app is put, as it stands in `index.html`. */
const EMPTY_ROOT = '<div id="root"></div>';
const STYLESHEET = /[ \t]*<link rel="stylesheet"[^>]* href="\.\/(assets\/[^"]+\.css)">\n?/g;
/** Bytes of the inline script. */
const EARLY_LIMIT = 1024;

/** `text` as a source of the policy: `'sha256-…'`. */
async function hashOf(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return `'sha256-${btoa(String.fromCharCode(...digest))}'`;
}

/**
 * Nothing but the page's own origin, and no connection at all: what is loaded are scripts. `nonce-cm` is the static nonce of
 * CodeMirror's style element (`preview/editor.ts`).
 */
const policy = (script: string, style: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' ${script}`,
    `style-src 'self' 'nonce-cm' ${style}`,
    "img-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** The page without links to style sheets, and what was in them. */
function takeStyles(html: string, { bundle = {} }: Context): { html: string; styles: string } {
  let styles = '';
  const rest = html.replace(STYLESHEET, (_link, name: string) => {
    const source = bundle[name]?.source;
    if (typeof source !== 'string') throw new Error(`index.html needs ${name}, which is no text`);
    styles += source.trim();
    // Nobody asks for it any more, and the service worker would keep it.
    delete bundle[name];
    return '';
  });
  if (/<\/style/i.test(styles) || /url\((?!["']?data:)/.test(styles)) throw new Error('styles cannot be put inline');
  return { html: rest, styles };
}

export function prerenderedPage(load: () => Promise<Prerendered>) {
  return {
    name: 'prerendered-page',
    apply: 'build' as const,
    transformIndexHtml: {
      order: 'post' as const,
      async handler(page: string, context: Context) {
        if (!page.includes(EMPTY_ROOT)) throw new Error(`index.html has no ${EMPTY_ROOT}`);
        const { prerender, earlyScript } = await load();
        const body = prerender();
        const script = earlyScript();
        if (script.length > EARLY_LIMIT) throw new Error(`the inline script has ${script.length} bytes`);
        const { html, styles } = takeStyles(page, context);
        const content = policy(await hashOf(script), await hashOf(styles));
        return {
          html: html.replace(EMPTY_ROOT, () => EMPTY_ROOT.replace('></', () => `>${body}</`)),
          tags: [
            {
              tag: 'meta',
              attrs: { 'http-equiv': 'Content-Security-Policy', content },
              injectTo: 'head-prepend' as const,
            },
            { tag: 'script', children: script, injectTo: 'head' as const },
            { tag: 'style', children: styles, injectTo: 'head' as const },
          ],
        };
      },
    },
  };
}
