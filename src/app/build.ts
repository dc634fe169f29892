/**
 * What the build does with `index.html`: the first step is written into it, and the policy that seals the page. A Vite plugin by
 * its shape alone, so that the app needs no types of Node; `vite.config.ts` says how the app is loaded there.
 */
export interface Prerendered {
  readonly prerender: () => string;
}

/** Where the app is put, as it stands in `index.html`. */
const EMPTY_ROOT = '<div id="root"></div>';

/** Nothing but the page's own origin. `nonce-cm` is the static nonce of CodeMirror's style element (`preview/editor.ts`). */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'nonce-cm'",
  "img-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export function prerenderedPage(load: () => Promise<Prerendered>) {
  return {
    name: 'prerendered-page',
    apply: 'build' as const,
    async transformIndexHtml(html: string) {
      if (!html.includes(EMPTY_ROOT)) throw new Error(`index.html has no ${EMPTY_ROOT}`);
      const { prerender } = await load();
      const body = prerender();
      return {
        html: html.replace(EMPTY_ROOT, () => EMPTY_ROOT.replace('></', () => `>${body}</`)),
        tags: [
          {
            tag: 'meta',
            attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY },
            injectTo: 'head-prepend' as const,
          },
        ],
      };
    },
  };
}
