/** Debian's Chromium, and how it is started. */
import { existsSync } from 'node:fs';
import type { LaunchOptions } from '@playwright/test';

const WHOLE = process.env.CHROMIUM ?? '/usr/bin/chromium';
/** The same engine without the browser around it, from the same release; a page opens in two thirds of the time. */
const SHELL = '/usr/bin/chromium-headless-shell';

/** `whole`: all of Chromium as people have it, where what is looked at is more than the page. */
export const chromiumOptions = ({ whole = false } = {}): LaunchOptions => ({
  executablePath: whole || process.env.CHROMIUM || !existsSync(SHELL) ? WHOLE : SHELL,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
