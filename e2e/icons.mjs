#!/usr/bin/env node
// Draws the icons of the installed page from public/icon.svg:  node e2e/icons.mjs
//
// Installers want pixels, and a background of their own under a maskable icon, whose outer fifth may be cut away.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const PUBLIC = fileURLToPath(new URL('../public/', import.meta.url));
const PAPER = '#106a75';
const INK = '#ffffff';
/** Size in pixels, and the share of the width that the drawing takes. */
const icons = {
  'icon-192.png': [192, 0.62],
  'icon-512.png': [512, 0.62],
  'icon-maskable-512.png': [512, 0.5],
};

const drawing = readFileSync(`${PUBLIC}icon.svg`, 'utf8').replace(/<style>.*<\/style>/s, '');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  for (const [name, [size, share]] of Object.entries(icons)) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>
      body { margin: 0; width: ${size}px; height: ${size}px; display: grid; place-items: center; background: ${PAPER} }
      svg { width: ${share * 100}%; stroke: ${INK} }
    </style>${drawing}`);
    writeFileSync(PUBLIC + name, await page.screenshot());
    await page.close();
  }
} finally {
  await browser.close();
}
