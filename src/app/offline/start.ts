/** Keeps the page for days without a network, and offers a new version when there is one; never takes it unasked. */
import { isLanguage } from '../../words/languages.ts';
import type { OfflineWords } from '../../words/offline.ts';
import { adopt } from '../ui/adopt.ts';
import styles from './bar.css?inline';

adopt(styles);

const words = {
  en: async () => (await import('../../words/en/offline.ts')).offline,
  'zh-CN': async () => (await import('../../words/zh-CN/offline.ts')).offline,
};

function spoken(): Promise<OfflineWords> {
  const { lang } = document.documentElement;
  return words[isLanguage(lang) ? lang : 'en']();
}

/** The bar at the bottom of the page; it speaks the page's language, also when that changes. */
async function offer(accept: () => void): Promise<void> {
  if (document.querySelector('.update-bar')) return;
  const bar = document.createElement('section');
  const text = document.createElement('p');
  const reload = document.createElement('button');
  const later = document.createElement('button');
  bar.className = 'update-bar';
  text.setAttribute('role', 'status');
  for (const button of [reload, later]) button.type = 'button';
  reload.className = 'button primary';
  later.className = 'button';
  reload.addEventListener('click', accept);
  later.addEventListener('click', () => bar.remove());
  bar.append(text, reload, later);
  const speak = async () => {
    const { title, available, reload: now, later: notNow } = await spoken();
    bar.setAttribute('aria-label', title);
    text.textContent = available;
    reload.textContent = now;
    later.textContent = notNow;
  };
  await speak();
  document.body.append(bar);
  new MutationObserver(() => void speak()).observe(document.documentElement, { attributeFilter: ['lang'] });
}

export async function startOffline(): Promise<void> {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  const registration = await serviceWorker.register('./sw.js', { updateViaCache: 'none' });
  // Of another tab's wish only this one's files changed: it goes on, and may be loaded again.
  const offerUpdate = () =>
    void offer(() => {
      if (!registration.waiting) return location.reload();
      serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
      registration.waiting.postMessage('take-over');
    });
  if (registration.waiting) offerUpdate();
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed' && serviceWorker.controller) offerUpdate();
    });
  });
}
